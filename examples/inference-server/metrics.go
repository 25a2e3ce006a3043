package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

// bucketBounds are the upper bounds, in seconds, of the duration histogram: Prometheus' defaults, and 1 and 2.5 ms below.
var bucketBounds = []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// knownPaths are the values of the label `path`; all else is `other`, so that strangers cannot add series.
var knownPaths = []string{"/healthz", "/metrics", "/predict"}

type requestKey struct {
	path  string
	code  int
	probe string // "true" or "false"
}

func (k requestKey) compare(other requestKey) int {
	return cmp.Or(cmp.Compare(k.path, other.path), cmp.Compare(k.code, other.code), cmp.Compare(k.probe, other.probe))
}

type histogram struct {
	buckets []uint64 // requests of this bucket alone; the last is +Inf
	sum     float64
}

// metrics counts and times requests.
type metrics struct {
	lock      sync.Mutex
	requests  map[requestKey]uint64
	durations map[string]*histogram
}

func newMetrics() *metrics {
	return &metrics{requests: map[requestKey]uint64{}, durations: map[string]*histogram{}}
}

func (m *metrics) observe(path string, code int, probe bool, took time.Duration) {
	if !slices.Contains(knownPaths, path) {
		path = "other"
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	m.requests[requestKey{path, code, strconv.FormatBool(probe)}]++
	durations := m.durations[path]
	if durations == nil {
		durations = &histogram{buckets: make([]uint64, len(bucketBounds)+1)}
		m.durations[path] = durations
	}
	index, _ := slices.BinarySearch(bucketBounds, took.Seconds()) // the first bound at or above it
	durations.buckets[index]++
	durations.sum += took.Seconds()
}

// write appends the request metrics in Prometheus' text format, series in a fixed order.
func (m *metrics) write(out *bytes.Buffer) {
	m.lock.Lock()
	defer m.lock.Unlock()
	family(out, "http_requests_total", "counter", "Requests answered; probe is true for the kubelet's own.")
	for _, key := range slices.SortedFunc(maps.Keys(m.requests), requestKey.compare) {
		fmt.Fprintf(out, "http_requests_total{path=%q,code=\"%d\",probe=%q} %d\n", key.path, key.code, key.probe, m.requests[key])
	}
	family(out, "http_request_duration_seconds", "histogram", "Time from a request's head to the end of its answer.")
	for _, path := range slices.Sorted(maps.Keys(m.durations)) {
		durations, count := m.durations[path], uint64(0)
		for index, inBucket := range durations.buckets {
			count += inBucket
			le := "+Inf"
			if index < len(bucketBounds) {
				le = decimal(bucketBounds[index])
			}
			fmt.Fprintf(out, "http_request_duration_seconds_bucket{path=%q,le=%q} %d\n", path, le, count)
		}
		fmt.Fprintf(out, "http_request_duration_seconds_sum{path=%q} %s\n", path, decimal(durations.sum))
		fmt.Fprintf(out, "http_request_duration_seconds_count{path=%q} %d\n", path, count)
	}
}

// exposeMetrics answers GET /metrics in Prometheus' text format 0.0.4.
func (s *server) exposeMetrics(w *exchange, _ *http.Request) {
	var out bytes.Buffer
	s.metrics.write(&out)
	ready := 0.0
	if s.modelReady() {
		ready = 1
	}
	single := func(name, kind, help string, value float64) {
		family(&out, name, kind, help)
		fmt.Fprintf(&out, "%s %s\n", name, decimal(value))
	}
	single("inference_in_flight", "gauge", "Predictions being computed.", float64(s.gate.running()))
	single("inference_queue_length", "gauge", "Predictions waiting for a slot.", float64(s.gate.queued()))
	single("inference_model_ready", "gauge", "1 once the model is loaded.", ready)
	single("process_cpu_seconds_total", "counter", "User and system CPU time of the process.", processCPU().Seconds())
	single("process_start_time_seconds", "gauge", "Start of the process, in seconds since 1970.", float64(s.started.UnixMilli())/1000)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(out.Bytes())
}

func family(out *bytes.Buffer, name, kind, help string) {
	fmt.Fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

func decimal(value float64) string { return strconv.FormatFloat(value, 'g', -1, 64) }
