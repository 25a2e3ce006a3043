package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// server answers the service's endpoints, from newServer until serve returns.
type server struct {
	cfg      config
	log      *slog.Logger
	incoming *gate // bodies of predictions that are being received
	gate     *gate // predictions that are being computed
	metrics  *metrics
	started  time.Time
	draining atomic.Bool
	hanging  atomic.Bool

	failures     *rand.Rand
	failuresLock sync.Mutex
}

func newServer(cfg config, log *slog.Logger) *server {
	return &server{
		cfg:      cfg,
		log:      log,
		incoming: newGate(maxIncoming, 0),
		gate:     newGate(cfg.maxConcurrency, cfg.queueLimit),
		metrics:  newMetrics(),
		started:  time.Now(),
		failures: rand.New(rand.NewPCG(uint64(cfg.failSeed), 0)),
	}
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	route := func(pattern string, answer func(*exchange, *http.Request)) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { answer(w.(*exchange), r) })
	}
	route("GET /healthz", s.healthz)
	route("POST /predict", s.predict)
	route("GET /metrics", s.exposeMetrics)
	if s.cfg.debugHang {
		route("POST /debug/hang", s.hang)
	}
	return s.observed(mux)
}

const (
	// maxIncoming bounds what slow clients can make the server hold: this many bodies, of maxBodyBytes each.
	maxIncoming = 256
	// maxHeaderBytes is ample for a client of this API; net/http's own is 1 MiB a connection.
	maxHeaderBytes = 16 << 10
	// idleTimeout is longer than the pause of any client between two requests that is worth a connection.
	idleTimeout = 2 * time.Minute
)

// httpServer returns the server with a deadline for everything that a client can be slow at. ReadTimeout ends with the body.
// There is no WriteTimeout, for it would count the time in the queue and the computation: exchange sets a deadline when an
// answer is ready.
func (s *server) httpServer() *http.Server {
	return &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: s.cfg.readTimeout,
		ReadTimeout:       s.cfg.readTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
}

// serve answers requests until ctx ends, then shuts down: for the drain time it takes requests still, closing each
// connection with its answer; then it stops listening, closes idle connections and finishes what it accepted.
// It returns nil unless the shutdown timeout cut requests off.
func (s *server) serve(ctx context.Context, listener net.Listener) error {
	httpServer := s.httpServer()
	failed := make(chan error, 1)
	go func() { failed <- httpServer.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	deadline, cancel := context.WithTimeout(context.Background(), s.cfg.shutdownTimeout)
	defer cancel()
	s.draining.Store(true)
	s.log.Info("draining", "seconds", s.cfg.drain.Seconds())
	time.Sleep(s.cfg.drain)
	err := httpServer.Shutdown(deadline)
	if errors.Is(err, context.DeadlineExceeded) {
		_ = httpServer.Close()
		return fmt.Errorf("requests were cut off: SHUTDOWN_TIMEOUT_SECONDS (%g) was not enough", s.cfg.shutdownTimeout.Seconds())
	}
	return err
}

func (s *server) modelReady() bool {
	return time.Since(s.started) >= s.cfg.modelLoad
}

// drawFailure says whether the next valid prediction fails; the draws depend on FAIL_SEED alone.
func (s *server) drawFailure() bool {
	if s.cfg.failRatio == 0 {
		return false
	}
	s.failuresLock.Lock()
	defer s.failuresLock.Unlock()
	return s.failures.Float64() < s.cfg.failRatio
}

// health is the body of GET /healthz.
type health struct {
	Status        string  `json:"status"`
	Service       string  `json:"service"`
	ModelReady    bool    `json:"model_ready"`
	QueueLength   int     `json:"queue_length"`
	InFlight      int     `json:"in_flight"`
	UptimeSeconds float64 `json:"uptime_seconds"`
}

// healthz answers GET /healthz: 503 until the model is loaded, then 200. Shutting down does not change it: by the time
// of SIGTERM the pod is out of its Service's endpoints, and the requests that still come are answered.
func (s *server) healthz(w *exchange, _ *http.Request) {
	code, body := http.StatusOK, health{
		Status:        "ok",
		Service:       s.cfg.serviceName,
		ModelReady:    s.modelReady(),
		QueueLength:   s.gate.queued(),
		InFlight:      s.gate.running(),
		UptimeSeconds: time.Since(s.started).Truncate(time.Millisecond).Seconds(),
	}
	if !body.ModelReady {
		code, body.Status = http.StatusServiceUnavailable, "loading"
	}
	w.json(code, body)
}

// hang answers POST /debug/hang, and nothing after it is ever answered: the server is stuck until it is restarted.
func (s *server) hang(w *exchange, _ *http.Request) {
	s.hanging.Store(true)
	w.json(http.StatusAccepted, map[string]string{"status": "hanging"})
}
