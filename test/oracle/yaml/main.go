// Command yaml answers texts as kubectl reads them: it decodes each with the packages that kubectl's resource builder
// uses (k8s.io/cli-runtime/pkg/resource, StreamVisitor.Visit) and prints the documents as JSON.
//
// Standard input holds texts, each after its length in bytes (four bytes, big endian). Standard output has one line of
// JSON for each: {"documents": [...]} or {"error": "..."}, and the duplicate keys that the strict decoder finds.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"os"

	"k8s.io/apimachinery/pkg/runtime"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// The look-ahead in which kubectl searches for the brace that makes a stream JSON.
const bufferSize = 4096

type answer struct {
	Documents []any    `json:"documents"`
	Error     string   `json:"error,omitempty"`
	Strict    []string `json:"strict,omitempty"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		text, err := next(in)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
		if err := encoder.Encode(read(text)); err != nil {
			log.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

func next(in io.Reader) ([]byte, error) {
	var length uint32
	if err := binary.Read(in, binary.BigEndian, &length); err != nil {
		return nil, err
	}
	text := make([]byte, length)
	_, err := io.ReadFull(in, text)
	return text, err
}

// read does what StreamVisitor.Visit does before it decodes objects, and then what the unstructured scheme does.
func read(text []byte) (result answer) {
	result.Documents = []any{}
	defer func() {
		if reason := recover(); reason != nil {
			result = answer{Documents: []any{}, Error: fmt.Sprintf("panic: %v", reason)}
		}
	}()
	decoder := utilyaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), bufferSize)
	for {
		raw := runtime.RawExtension{}
		if err := decoder.Decode(&raw); err != nil {
			if errors.Is(err, io.EOF) {
				break
			}
			result.Error = err.Error()
			return result
		}
		raw.Raw = bytes.TrimSpace(raw.Raw)
		if len(raw.Raw) == 0 || bytes.Equal(raw.Raw, []byte("null")) {
			continue
		}
		var value any
		if err := utiljson.Unmarshal(raw.Raw, &value); err != nil {
			result.Error = err.Error()
			return result
		}
		result.Documents = append(result.Documents, readable(value))
	}
	result.Strict = strict(text)
	return result
}

// readable marks the integers that a JavaScript number cannot hold.
func readable(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key, child := range value {
			value[key] = readable(child)
		}
	case []any:
		for index, child := range value {
			value[index] = readable(child)
		}
	case int64:
		if float := float64(value); float >= math.MaxInt64 || int64(float) != value {
			return map[string]any{"\x00int64": fmt.Sprint(value)}
		}
	}
	return value
}

// strict returns the strict decoder's errors for each chunk that the YAML reader cuts.
func strict(text []byte) []string {
	if utilyaml.IsJSONBuffer(text) {
		return nil
	}
	var found []string
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		chunk, err := reader.Read()
		if err != nil {
			return found
		}
		if _, err := yaml.YAMLToJSONStrict(chunk); err != nil {
			found = append(found, err.Error())
		}
	}
}
