package main

import (
	"fmt"
	"math"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	sampleLine = regexp.MustCompile(`^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$`)
	labelPair  = regexp.MustCompile(`^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)`)
)

// parseExposition reads Prometheus' text format 0.0.4 strictly and returns the samples by series. What the format allows
// in any order (HELP, TYPE, then all samples of the family together) it wants in the usual one.
func parseExposition(text string) (map[string]float64, error) {
	samples, kinds := map[string]float64{}, map[string]string{}
	family, helped := "", ""
	if !strings.HasSuffix(text, "\n") {
		return nil, fmt.Errorf("the last line does not end")
	}
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if words := strings.SplitN(line, " ", 4); words[0] == "#" && len(words) == 4 {
			switch {
			case words[1] == "HELP" && kinds[words[2]] == "":
				helped = words[2]
			case words[1] == "TYPE" && words[2] == helped && regexp.MustCompile(`^(counter|gauge|histogram)$`).MatchString(words[3]):
				family, kinds[words[2]] = words[2], words[3]
			default:
				return nil, fmt.Errorf("stray comment %q", line)
			}
			continue
		}
		parts := sampleLine.FindStringSubmatch(line)
		if parts == nil {
			return nil, fmt.Errorf("not a sample: %q", line)
		}
		name := parts[1]
		if kinds[family] == "histogram" {
			name = regexp.MustCompile(`_(bucket|sum|count)$`).ReplaceAllString(name, "")
		}
		value, err := strconv.ParseFloat(parts[3], 64)
		_, twice := samples[parts[1]+"{"+parts[2]+"}"]
		if name != family || err != nil || twice || (kinds[family] == "counter" && !(value >= 0 && strings.HasSuffix(name, "_total"))) {
			return nil, fmt.Errorf("bad sample of %s %q: %q", kinds[family], family, line)
		}
		for rest := parts[2]; rest != ""; {
			pair := labelPair.FindString(rest)
			if pair == "" {
				return nil, fmt.Errorf("bad labels: %q", line)
			}
			rest = rest[len(pair):]
		}
		samples[parts[1]+"{"+parts[2]+"}"] = value
	}
	return samples, nil
}

func TestMetricsCountWhatWasAnswered(t *testing.T) {
	web, s, log := start(t, map[string]string{"PREDICT_CPU_MS": "3"})
	for range 3 {
		post(t, web.URL+"/predict", payload(2, 11))
	}
	post(t, web.URL+"/predict", "")
	get(t, web.URL+"/healthz")
	get(t, web.URL+"/.env")
	probe, _ := http.NewRequest(http.MethodGet, web.URL+"/healthz", nil)
	probe.Header.Set("User-Agent", "kube-probe/1.37")
	response, err := http.DefaultClient.Do(probe)
	if err != nil {
		t.Fatal(err)
	}
	read(t, response)
	eventually(t, "all are counted", func() bool { return len(log.lines()) == 7 })

	code, body, header := get(t, web.URL+"/metrics")
	if code != 200 || header.Get("Content-Type") != "text/plain; version=0.0.4; charset=utf-8" {
		t.Fatalf("got %d, %q", code, header.Get("Content-Type"))
	}
	samples, err := parseExposition(body)
	if err != nil {
		t.Fatalf("%v in\n%s", err, body)
	}
	for series, want := range map[string]float64{
		`http_requests_total{path="/predict",code="200",probe="false"}`:   3,
		`http_requests_total{path="/predict",code="400",probe="false"}`:   1,
		`http_requests_total{path="/healthz",code="200",probe="false"}`:   1,
		`http_requests_total{path="/healthz",code="200",probe="true"}`:    1,
		`http_requests_total{path="other",code="404",probe="false"}`:      1,
		`http_request_duration_seconds_bucket{path="/predict",le="+Inf"}`: 4,
		`http_request_duration_seconds_count{path="/predict"}`:            4,
		`inference_in_flight{}`:        0,
		`inference_queue_length{}`:     0,
		`inference_model_ready{}`:      1,
		`process_start_time_seconds{}`: float64(s.started.UnixMilli()) / 1000,
	} {
		if got, found := samples[series]; !found || got != want {
			t.Errorf("%s is %v (%t), want %v", series, got, found, want)
		}
	}
	if sum := samples[`http_request_duration_seconds_sum{path="/predict"}`]; sum < 0.009 {
		t.Errorf("three predictions of 3 ms took %g s", sum)
	}
	if cpu := samples["process_cpu_seconds_total{}"]; cpu < 0.009 || math.IsNaN(cpu) {
		t.Errorf("process_cpu_seconds_total is %g", cpu)
	}
}

func TestHistogramBucketsAreCumulativeAndIncludeTheirBound(t *testing.T) {
	web, s, _ := start(t, nil)
	for _, took := range []time.Duration{0, time.Millisecond, time.Millisecond + 1, 10 * time.Second, time.Minute} {
		s.metrics.observe("/predict", 200, false, took)
	}
	_, body, _ := get(t, web.URL+"/metrics")
	samples, err := parseExposition(body)
	if err != nil {
		t.Fatal(err)
	}
	for le, want := range map[string]float64{"0.001": 2, "0.0025": 3, "5": 3, "10": 4, "+Inf": 5} {
		if got := samples[fmt.Sprintf("http_request_duration_seconds_bucket{path=\"/predict\",le=%q}", le)]; got != want {
			t.Errorf("le=%s is %g, want %g", le, got, want)
		}
	}
}

func TestTheParserRefusesWhatPrometheusWould(t *testing.T) {
	head := "# HELP a_total x\n# TYPE a_total counter\n"
	for _, text := range []string{
		head + "a_total 1", head + "a_total{b=1} 1\n", head + "a_total 1\na_total 2\n", head + "c_total 1\n", head + "a_total one\n",
		head + "a_total{b=\"\\q\"} 1\n", "a_total 1\n", head + head + "a_total 1\n", head + "a_total -1\n",
	} {
		if _, err := parseExposition(text); err == nil {
			t.Errorf("accepted %q", text)
		}
	}
}
