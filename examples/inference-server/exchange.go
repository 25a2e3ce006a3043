package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// statusClientClosedRequest is nginx's code for a client that left before the answer; it appears in logs and metrics only.
const statusClientClosedRequest = 499

// exchange is one request's answer and what its log line says of it.
type exchange struct {
	http.ResponseWriter
	status       int
	queued       time.Duration
	writeTimeout time.Duration
}

// Unwrap lets http.ResponseController reach the connection.
func (x *exchange) Unwrap() http.ResponseWriter { return x.ResponseWriter }

// WriteHeader begins the answer: from here on the client has a limited time to receive it.
func (x *exchange) WriteHeader(status int) {
	x.status = status
	// It fails on a closed connection alone, and net/http lifts the deadline when the answer is sent.
	_ = http.NewResponseController(x).SetWriteDeadline(time.Now().Add(x.writeTimeout))
	x.ResponseWriter.WriteHeader(status)
}

func (x *exchange) json(status int, body any) {
	x.Header().Set("Content-Type", "application/json")
	x.WriteHeader(status)
	// An error here is a client that has gone: there is nobody left to tell.
	_ = json.NewEncoder(x).Encode(body)
}

func (x *exchange) fail(status int, message string) {
	x.json(status, failure(message))
}

// unavailable asks the client to come again in a second.
func (x *exchange) unavailable(message string) {
	x.Header().Set("Retry-After", "1")
	x.fail(http.StatusServiceUnavailable, message)
}

// failure is the body of every answer that is not 2xx.
func failure(message string) map[string]string {
	return map[string]string{"error": message}
}

// observed counts, times and logs every request that next answers.
func (s *server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		x := &exchange{ResponseWriter: w, status: http.StatusOK, writeTimeout: s.cfg.writeTimeout}
		if s.draining.Load() {
			x.Header().Set("Connection", "close")
		}
		defer func() {
			took := time.Since(start)
			probe := strings.HasPrefix(r.UserAgent(), "kube-probe/")
			s.metrics.observe(r.URL.Path, x.status, probe, took)
			s.log.Info("request", "method", r.Method, "path", r.URL.Path, "status", x.status,
				"duration_ms", milliseconds(took), "queue_ms", milliseconds(x.queued), "remote", r.RemoteAddr, "probe", probe)
		}()
		if s.hanging.Load() {
			<-r.Context().Done() // stuck: no answer for as long as the client waits
			x.status = statusClientClosedRequest
			panic(http.ErrAbortHandler) // closes the connection without an answer
		}
		next.ServeHTTP(x, r)
	})
}

func milliseconds(d time.Duration) float64 {
	return float64(d.Microseconds()) / 1000
}
