package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// lockedBuffer is a log that many goroutines write.
type lockedBuffer struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) lines() []string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return strings.Split(strings.TrimSuffix(b.text.String(), "\n"), "\n")
}

// start serves with the given settings until the test ends.
func start(t *testing.T, env map[string]string) (*httptest.Server, *server, *lockedBuffer) {
	t.Helper()
	cfg, faults := readConfig(lookupIn(env))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	log := &lockedBuffer{}
	s := newServer(cfg, slog.New(slog.NewJSONHandler(log, nil)))
	web := httptest.NewUnstartedServer(nil)
	web.Config = s.httpServer()
	web.Start()
	t.Cleanup(web.Close)
	return web, s, log
}

// payload returns a valid body of POST /predict.
func payload(rows, features int) string {
	row := `{"timestamp":"2026-01-02T03:04:05.678Z","features":[` + strings.TrimSuffix(strings.Repeat("0.5,", features), ",") + `]}`
	return `{"rows":[` + strings.TrimSuffix(strings.Repeat(row+",", rows), ",") + `]}`
}

func post(t *testing.T, url, body string) (int, string, http.Header) {
	t.Helper()
	response, err := http.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, response)
}

func get(t *testing.T, url string) (int, string, http.Header) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, response)
}

func read(t *testing.T, response *http.Response) (int, string, http.Header) {
	t.Helper()
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body), response.Header
}

func TestHealthzAnswersAsTheReferenceDoes(t *testing.T) {
	web, _, _ := start(t, nil)
	code, body, _ := get(t, web.URL+"/healthz")
	if code != 200 || !strings.HasPrefix(body, `{"status":"ok","service":"inference-api","model_ready":true,"queue_length":0,`) {
		t.Errorf("got %d %s", code, body)
	}
}

func TestNothingIsReadyWhileTheModelLoads(t *testing.T) {
	web, _, _ := start(t, map[string]string{"MODEL_LOAD_SECONDS": "0.5"})
	code, body, _ := get(t, web.URL+"/healthz")
	if code != 503 || !strings.Contains(body, `"status":"loading"`) || !strings.Contains(body, `"model_ready":false`) {
		t.Errorf("healthz: got %d %s", code, body)
	}
	if code, body, header := post(t, web.URL+"/predict", payload(1, 11)); code != 503 || header.Get("Retry-After") == "" {
		t.Errorf("predict: got %d %s", code, body)
	}
	eventually(t, "the model is loaded", func() bool { code, _, _ := get(t, web.URL+"/healthz"); return code == 200 })
}

func TestPredictAnswersEachRow(t *testing.T) {
	web, _, _ := start(t, map[string]string{"PREDICT_CPU_MS": "0"})
	code, body, _ := post(t, web.URL+"/predict", payload(30, 11))
	var answer struct{ Predictions []prediction }
	if err := json.Unmarshal([]byte(body), &answer); err != nil || code != 200 || len(answer.Predictions) != 30 {
		t.Fatalf("got %d %s (%v)", code, body, err)
	}
	first := answer.Predictions[0]
	if first.Score <= 0.5 || first.Score >= 1 || first.Timestamp.Format(time.RFC3339Nano) != "2026-01-02T03:04:05.678Z" {
		t.Errorf("got %+v", first)
	}
}

func TestFailsForABadPayload(t *testing.T) {
	web, _, _ := start(t, map[string]string{"MAX_ROWS": "2"})
	long := strings.Repeat(" ", 10_000)
	for _, each := range []struct {
		body string
		code int
		says string
	}{
		{``, 400, "body is not a valid payload: EOF"},
		{`[]`, 400, "body is not a valid payload"},
		{`{"rows":[]}`, 400, "rows has 0 elements: give 1 to 2"},
		{payload(3, 11), 400, "rows has 3 elements: give 1 to 2"},
		{payload(1, 10), 400, "rows[0].features has 10 numbers: give 11"},
		{`{"rows":[{"features":[1]}]}`, 400, "rows[0].timestamp is missing"},
		{`{"rows":[{"timestamp":"yesterday"}]}`, 400, "yesterday"},
		{strings.Replace(payload(1, 11), "0.5", "null", 1), 400, "feature null is not a number"},
		{strings.Replace(payload(1, 11), "0.5", `"1"`, 1), 400, "is not a number"},
		{payload(1, 11) + "{}", 400, "body goes on after its JSON object"},
		{`{"instances":[]}`, 400, "unknown field"},
		{`{"rows":` + long, 413, "body is longer than"},
	} {
		code, body, _ := post(t, web.URL+"/predict", each.body)
		var answer struct{ Error string }
		if err := json.Unmarshal([]byte(body), &answer); err != nil || code != each.code || !strings.Contains(answer.Error, each.says) {
			t.Errorf("%.60s: got %d %s (%v)", each.body, code, body, err)
		}
	}
}

func TestFailsForAnUnknownPathOrMethod(t *testing.T) {
	web, _, _ := start(t, nil)
	if code, _, _ := get(t, web.URL+"/nowhere"); code != 404 {
		t.Errorf("/nowhere: %d", code)
	}
	if code, _, header := get(t, web.URL+"/predict"); code != 405 || header.Get("Allow") != "POST" {
		t.Errorf("GET /predict: %d, Allow %q", code, header.Get("Allow"))
	}
	if code, _, _ := post(t, web.URL+"/debug/hang", ""); code != 404 {
		t.Errorf("/debug/hang must not be there unless asked for: %d", code)
	}
}

func TestAFullQueueAnswers503WithRetryAfter(t *testing.T) {
	web, s, _ := start(t, map[string]string{"MAX_CONCURRENCY": "1", "QUEUE_LIMIT": "1", "PREDICT_CPU_MS": "300"})
	codes := make(chan int, 2)
	predict := func() { code, _, _ := post(t, web.URL+"/predict", payload(1, 11)); codes <- code }
	go predict()
	eventually(t, "one runs", func() bool { return s.gate.running() == 1 })
	go predict()
	eventually(t, "one waits", func() bool { return s.gate.queued() == 1 })
	if _, body, _ := get(t, web.URL+"/healthz"); !strings.Contains(body, `"queue_length":1,"in_flight":1`) {
		t.Errorf("healthz: %s", body)
	}
	if code, body, header := post(t, web.URL+"/predict", payload(1, 11)); code != 503 || header.Get("Retry-After") != "1" {
		t.Errorf("got %d %s, Retry-After %q", code, body, header.Get("Retry-After"))
	}
	if first, second := <-codes, <-codes; first != 200 || second != 200 {
		t.Errorf("the accepted ones got %d and %d", first, second)
	}
}

func TestFailuresAreDrawnFromTheSeed(t *testing.T) {
	draws := func(seed string) string {
		web, _, _ := start(t, map[string]string{"FAIL_RATIO": "0.795", "FAIL_SEED": seed, "PREDICT_CPU_MS": "0"})
		drawn := ""
		for range 200 {
			code, _, _ := post(t, web.URL+"/predict", payload(1, 11))
			drawn += fmt.Sprint(code, " ")
		}
		return drawn
	}
	first := draws("1")
	// 200 draws at 0.795: mean 159, standard deviation 5.7. The seed is fixed, so this cannot fail by chance.
	if failed := strings.Count(first, "500"); failed < 136 || failed > 182 || failed+strings.Count(first, "200") != 200 {
		t.Errorf("%d of 200 failed", failed)
	}
	if draws("1") != first || draws("2") == first {
		t.Error("the draws do not follow the seed")
	}
}

func TestAHangingServerAnswersNothing(t *testing.T) {
	web, _, _ := start(t, map[string]string{"DEBUG_HANG": "true", "READ_TIMEOUT_SECONDS": "0.1", "WRITE_TIMEOUT_SECONDS": "0.1"})
	if code, _, _ := post(t, web.URL+"/debug/hang", ""); code != 202 {
		t.Fatalf("got %d", code)
	}
	client := http.Client{Timeout: 500 * time.Millisecond}
	if response, err := client.Get(web.URL + "/healthz"); err == nil {
		t.Errorf("got %s", response.Status)
	} else if !os.IsTimeout(err) {
		t.Errorf("the server closed the connection: %v", err)
	}
}

func TestEachRequestLeavesOneLogLine(t *testing.T) {
	web, _, log := start(t, map[string]string{"PREDICT_CPU_MS": "0"})
	post(t, web.URL+"/predict", payload(1, 11))
	get(t, web.URL+"/nowhere")
	eventually(t, "two lines", func() bool { return len(log.lines()) == 2 })
	for index, want := range []string{"POST /predict 200", "GET /nowhere 404"} {
		var line struct {
			Time, Method, Path, Remote string
			Status                     int
			DurationMS                 *float64 `json:"duration_ms"`
			QueueMS                    *float64 `json:"queue_ms"`
		}
		if err := json.Unmarshal([]byte(log.lines()[index]), &line); err != nil {
			t.Fatal(err)
		}
		if _, err := time.Parse(time.RFC3339Nano, line.Time); err != nil {
			t.Error(err)
		}
		got := fmt.Sprint(line.Method, " ", line.Path, " ", line.Status)
		if got != want || line.DurationMS == nil || line.QueueMS == nil || !strings.HasPrefix(line.Remote, "127.0.0.1:") {
			t.Errorf("got %s", log.lines()[index])
		}
	}
}
