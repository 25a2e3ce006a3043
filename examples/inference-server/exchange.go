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
	status int
	queued time.Duration
}

func (x *exchange) WriteHeader(status int) {
	x.status = status
	x.ResponseWriter.WriteHeader(status)
}

func (x *exchange) json(status int, body any) {
	x.Header().Set("Content-Type", "application/json")
	x.WriteHeader(status)
	// An error here is a client that has gone: there is nobody left to tell.
	_ = json.NewEncoder(x).Encode(body)
}

func (x *exchange) fail(status int, message string) {
	x.json(status, map[string]string{"error": message})
}

// observed counts, times and logs every request that next answers.
func (s *server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		x := &exchange{ResponseWriter: w, status: http.StatusOK}
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
			return
		}
		next.ServeHTTP(x, r)
	})
}

func milliseconds(d time.Duration) float64 {
	return float64(d.Microseconds()) / 1000
}
