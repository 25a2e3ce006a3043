// Prints what the review knows of Kubernetes' own API types as JSON: for each kind its type, and for each type its
// fields. Optionality is Go's (a pointer), because the API server compares Go values; list keys are those of the API's
// OpenAPI document in the module of Kubernetes itself.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sort"
	"strings"

	admissionregistration "k8s.io/api/admissionregistration/v1"
	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	batch "k8s.io/api/batch/v1"
	certificates "k8s.io/api/certificates/v1"
	coordination "k8s.io/api/coordination/v1"
	core "k8s.io/api/core/v1"
	discovery "k8s.io/api/discovery/v1"
	flowcontrol "k8s.io/api/flowcontrol/v1"
	networking "k8s.io/api/networking/v1"
	node "k8s.io/api/node/v1"
	policy "k8s.io/api/policy/v1"
	rbac "k8s.io/api/rbac/v1"
	resource "k8s.io/api/resource/v1"
	scheduling "k8s.io/api/scheduling/v1"
	storage "k8s.io/api/storage/v1"
	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	apiregistration "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
)

const kubernetesVersion = "1.37.2"

type definition struct {
	Properties map[string]struct {
		ListType string   `json:"x-kubernetes-list-type"`
		Keys     []string `json:"x-kubernetes-list-map-keys"`
		MergeKey string   `json:"x-kubernetes-patch-merge-key"`
		Strategy string   `json:"x-kubernetes-patch-strategy"`
	} `json:"properties"`
}

type printer struct {
	definitions map[string]definition
	Kinds       map[string]string
	Types       map[string]map[string]string
}

func main() {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		admissionregistration.AddToScheme, apps.AddToScheme, autoscaling.AddToScheme, batch.AddToScheme,
		certificates.AddToScheme, coordination.AddToScheme, core.AddToScheme, discovery.AddToScheme,
		flowcontrol.AddToScheme, networking.AddToScheme, node.AddToScheme, policy.AddToScheme, rbac.AddToScheme,
		resource.AddToScheme, scheduling.AddToScheme, storage.AddToScheme, apiextensions.AddToScheme,
		apiregistration.AddToScheme,
	} {
		must(add(scheme))
	}
	out := printer{openAPI(), map[string]string{}, map[string]map[string]string{}}
	for kind, goType := range scheme.AllKnownTypes() {
		if kind.Version == runtime.APIVersionInternal || strings.HasPrefix(goType.PkgPath(), "k8s.io/apimachinery") {
			continue
		}
		if !isObject(goType) {
			continue
		}
		apiVersion, _ := kind.ToAPIVersionAndKind()
		out.Kinds[apiVersion+" "+kind.Kind] = out.named(goType)
	}
	fmt.Printf("{\n  \"kubernetes\": %q,\n  \"kinds\": %s,\n  \"types\": {\n", kubernetesVersion, lineOf(out.Kinds))
	names := make([]string, 0, len(out.Types))
	for name := range out.Types {
		names = append(names, name)
	}
	sort.Strings(names)
	for index, name := range names {
		end := ","
		if index == len(names)-1 {
			end = ""
		}
		fmt.Printf("    %q: %s%s\n", name, lineOf(out.Types[name]), end)
	}
	fmt.Println("  }\n}")
}

// lineOf returns a map as JSON on one line, sorted by key.
func lineOf(value any) string {
	text, err := json.Marshal(value)
	must(err)
	return string(text)
}

func isObject(goType reflect.Type) bool {
	metadata, ok := goType.FieldByName("ObjectMeta")
	return ok && metadata.Type == reflect.TypeOf(meta.ObjectMeta{}) && !strings.HasSuffix(goType.Name(), "TemplateSpec") && !strings.HasSuffix(goType.Name(), "ClaimTemplate")
}

// openAPI returns the definitions of the API's OpenAPI document.
func openAPI() map[string]definition {
	output, err := exec.Command("go", "mod", "download", "-json", "k8s.io/kubernetes@v"+kubernetesVersion).Output()
	must(err)
	var module struct{ Dir string }
	must(json.Unmarshal(output, &module))
	file, err := os.ReadFile(filepath.Join(module.Dir, "api/openapi-spec/swagger.json"))
	must(err)
	var document struct{ Definitions map[string]definition }
	must(json.Unmarshal(file, &document))
	return document.Definitions
}

// named returns a struct's short name, such as core.Container, and sees to it that its fields are printed.
func (p *printer) named(goType reflect.Type) string {
	name := shortPackage(goType) + "." + goType.Name()
	if _, known := p.Types[name]; !known {
		p.Types[name] = map[string]string{}
		p.fields(name, goType, goType)
	}
	return name
}

func (p *printer) fields(name string, goType, owner reflect.Type) {
	for index := range goType.NumField() {
		field := goType.Field(index)
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case key == "-" || (key == "status" && isObject(owner)) || field.Type == reflect.TypeOf(meta.TypeMeta{}):
		case key == "" && field.Anonymous:
			embedded := field.Type
			p.fields(name, embedded, owner)
		default:
			p.Types[name][key] = p.textOf(field.Type, owner, key)
		}
	}
}

func (p *printer) textOf(goType reflect.Type, owner reflect.Type, key string) string {
	switch goType.String() {
	case "resource.Quantity":
		return "quantity"
	case "intstr.IntOrString":
		return "intOrText"
	case "v1.Time", "v1.MicroTime":
		return "time"
	case "v1.Duration":
		return "text"
	case "runtime.RawExtension", "v1.JSON", "v1.FieldsV1", "v1.JSONSchemaProps":
		return "any"
	case "[]uint8":
		return "bytes"
	}
	switch goType.Kind() {
	case reflect.Pointer:
		return "?" + p.textOf(goType.Elem(), owner, key)
	case reflect.Slice:
		return "[" + p.keyOf(owner, key) + "]" + p.textOf(goType.Elem(), owner, "")
	case reflect.Map:
		return "{}" + p.textOf(goType.Elem(), owner, "")
	case reflect.Struct:
		return p.named(goType)
	case reflect.String:
		return "text"
	case reflect.Bool:
		return "bool"
	default:
		return "number"
	}
}

// keyOf returns how the API tells a list's entries apart: their keys, = for a set, nothing for a plain list.
func (p *printer) keyOf(owner reflect.Type, key string) string {
	property := p.definitions[definitionName(owner)].Properties[key]
	switch {
	case property.ListType == "map":
		keys := append([]string{}, property.Keys...)
		sort.Strings(keys)
		return strings.Join(keys, ",")
	case property.ListType == "set":
		return "="
	case property.ListType == "" && property.MergeKey != "":
		return property.MergeKey
	case property.ListType == "" && property.Strategy == "merge":
		return "="
	}
	return ""
}

func shortPackage(goType reflect.Type) string {
	parts := strings.Split(goType.PkgPath(), "/")
	return parts[len(parts)-2]
}

func definitionName(goType reflect.Type) string {
	path := strings.Split(goType.PkgPath(), "/")
	if path[0] != "k8s.io" {
		return ""
	}
	return "io.k8s." + strings.Join(path[1:], ".") + "." + goType.Name()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
