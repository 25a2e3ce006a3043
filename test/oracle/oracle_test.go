// Package oracle runs the unmodified HorizontalController of Kubernetes in virtual time: it reads recordings and writes
// the decisions of the real code, in the format that `cdk8s-inference replay` reads and writes.
package oracle

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"github.com/go-logr/logr"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/klog/v2"
)

// TestOracle reads the file ORACLE_IN, one recording after the other, and writes the file ORACLE_OUT.
func TestOracle(t *testing.T) {
	in, err := os.Open(os.Getenv("ORACLE_IN"))
	if err != nil {
		t.Skip("ORACLE_IN names no file")
	}
	defer in.Close()
	file, err := os.Create(os.Getenv("ORACLE_OUT"))
	must(err)
	defer file.Close()
	out := bufio.NewWriterSize(file, 1<<20)
	defer out.Flush()
	klog.SetLogger(logr.Discard())
	// One of them would sleep away the distance between real and virtual time.
	utilruntime.ErrorHandlers = nil
	lines := newLines(in)
	for l := lines.next(); l != nil; {
		if l.Kind != "Recording" {
			t.Fatalf("line %d: %s outside of a recording", lines.number, l.Kind)
		}
		l = replay(t, l, lines, json.NewEncoder(out))
	}
}

// replay runs one recording in a bubble of its own and returns the header of the next.
func replay(t *testing.T, header *line, lines *lines, out *json.Encoder) (next *line) {
	defer setGates(header.Controller.FeatureGates)()
	given := header.Autoscaler
	if given.Namespace == "" {
		given.Namespace = "default"
	}
	stored, faults := store(given, nil)
	if len(faults) > 0 {
		said := refusal{Kind: "Refused"}
		for _, fault := range faults {
			said.Fields = append(said.Fields, fault.Field)
			said.Errors = append(said.Errors, fault.Error())
		}
		must(out.Encode(said))
		for next = lines.next(); next != nil && next.Kind != "Recording"; next = lines.next() {
		}
		return next
	}
	stored.Generation = 1
	stored.ResourceVersion = "1"
	w := &world{settings: header.Controller, hpa: stored, rivals: map[string]string{}}
	synctest.Test(t, func(t *testing.T) {
		w.start()
		for next = lines.next(); next != nil && next.Kind != "Recording"; next = lines.next() {
			step(w, next, out, given)
		}
		w.end()
		time.Sleep(time.Second)
	})
	return next
}

func step(w *world, l *line, out *json.Encoder, given *autoscalingv2.HorizontalPodAutoscaler) {
	if wait := time.Until(l.Time); wait > 0 {
		time.Sleep(wait)
	}
	switch l.Kind {
	case "Observation":
		must(out.Encode(w.observe(l)))
	case "AutoscalerChange":
		edited := &autoscalingv2.HorizontalPodAutoscaler{ObjectMeta: given.ObjectMeta}
		must(json.Unmarshal(l.Spec, &edited.Spec))
		if faults := w.change(edited); faults != nil {
			panic(fmt.Sprint(faults))
		}
	case "ControllerRestart":
		w.start()
	}
}

type lines struct {
	reader *bufio.Reader
	number int
}

func newLines(from io.Reader) *lines { return &lines{reader: bufio.NewReaderSize(from, 1<<20)} }

func (s *lines) next() *line {
	for {
		text, err := s.reader.ReadBytes('\n')
		s.number++
		if len(text) <= 1 && err != nil {
			return nil
		}
		if len(text) <= 1 {
			continue
		}
		l := &line{}
		if err := json.Unmarshal(text, l); err != nil {
			panic(fmt.Sprintf("line %d: %v", s.number, err))
		}
		return l
	}
}
