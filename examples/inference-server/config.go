package main

import (
	"fmt"
	"log/slog"
	"math"
	"net"
	"strconv"
	"time"
)

// config holds the settings of one server. Durations are exact; what is counted is at least 1 unless it says otherwise.
type config struct {
	listenAddress   string
	serviceName     string
	modelLoad       time.Duration
	predictCPU      time.Duration // CPU time of one prediction, of the thread that computes it
	maxConcurrency  int           // predictions computed at once
	queueLimit      int           // predictions that may wait for a slot; 0 is none
	features        int           // numbers in each row
	maxRows         int
	failRatio       float64 // share of valid predictions answered with 500, 0 to 1
	failSeed        int
	drain           time.Duration // how long requests are still taken after SIGTERM
	shutdownTimeout time.Duration // from SIGTERM to the end, the drain included
	readTimeout     time.Duration // how long a client may take to send a request, head and body
	writeTimeout    time.Duration // how long a client may take to receive an answer that is ready
	debugHang       bool
}

// LogValue writes the settings in the units of their environment variables.
func (c config) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("SERVICE_NAME", c.serviceName),
		slog.Float64("MODEL_LOAD_SECONDS", c.modelLoad.Seconds()),
		slog.Float64("PREDICT_CPU_MS", milliseconds(c.predictCPU)),
		slog.Int("MAX_CONCURRENCY", c.maxConcurrency),
		slog.Int("QUEUE_LIMIT", c.queueLimit),
		slog.Int("FEATURES", c.features),
		slog.Int("MAX_ROWS", c.maxRows),
		slog.Float64("FAIL_RATIO", c.failRatio),
		slog.Int("FAIL_SEED", c.failSeed),
		slog.Float64("DRAIN_SECONDS", c.drain.Seconds()),
		slog.Float64("SHUTDOWN_TIMEOUT_SECONDS", c.shutdownTimeout.Seconds()),
		slog.Float64("READ_TIMEOUT_SECONDS", c.readTimeout.Seconds()),
		slog.Float64("WRITE_TIMEOUT_SECONDS", c.writeTimeout.Seconds()),
		slog.Bool("DEBUG_HANG", c.debugHang),
	)
}

// maxBodyBytes is room for maxRows rows with every number written out in full.
func (c config) maxBodyBytes() int64 {
	return 1024 + int64(c.maxRows)*(96+int64(c.features)*32)
}

// lookupFunc is os.LookupEnv or a stand-in for it.
type lookupFunc func(name string) (string, bool)

// readConfig returns the settings of the environment and one sentence for each faulty one.
func readConfig(lookup lookupFunc) (config, []string) {
	env := environment{lookup: lookup}
	cfg := config{
		listenAddress:   env.address("LISTEN_ADDRESS", ":8000"),
		serviceName:     env.text("SERVICE_NAME", "inference-api"),
		modelLoad:       env.seconds("MODEL_LOAD_SECONDS", 0, 3600),
		predictCPU:      time.Duration(env.number("PREDICT_CPU_MS", 5, 0, 60_000) * float64(time.Millisecond)),
		maxConcurrency:  env.whole("MAX_CONCURRENCY", 4, 1, 1024),
		queueLimit:      env.whole("QUEUE_LIMIT", 100, 0, 100_000),
		features:        env.whole("FEATURES", 11, 1, 1000),
		maxRows:         env.whole("MAX_ROWS", 1000, 1, 10_000),
		failRatio:       env.number("FAIL_RATIO", 0, 0, 1),
		failSeed:        env.whole("FAIL_SEED", 1, 0, math.MaxInt32),
		drain:           env.seconds("DRAIN_SECONDS", 5, 3600),
		shutdownTimeout: env.seconds("SHUTDOWN_TIMEOUT_SECONDS", 25, 3600),
		readTimeout:     env.timeout("READ_TIMEOUT_SECONDS", 10),
		writeTimeout:    env.timeout("WRITE_TIMEOUT_SECONDS", 10),
		debugHang:       env.flag("DEBUG_HANG", false),
	}
	if len(env.faults) == 0 && cfg.drain >= cfg.shutdownTimeout {
		env.faults = append(env.faults, fmt.Sprintf("DRAIN_SECONDS is %g: give less than SHUTDOWN_TIMEOUT_SECONDS, which is %g",
			cfg.drain.Seconds(), cfg.shutdownTimeout.Seconds()))
	}
	return cfg, env.faults
}

// environment reads typed variables and gathers what is wrong with them.
type environment struct {
	lookup lookupFunc
	faults []string
}

// get returns the variable's text, or false when it is unset or empty.
func (e *environment) get(name string) (string, bool) {
	value, found := e.lookup(name)
	return value, found && value != ""
}

func (e *environment) fault(name, value, remedy string) {
	e.faults = append(e.faults, fmt.Sprintf("%s is %q: %s", name, value, remedy))
}

func (e *environment) text(name, fallback string) string {
	if value, found := e.get(name); found {
		return value
	}
	return fallback
}

func (e *environment) address(name, fallback string) string {
	value := e.text(name, fallback)
	_, port, err := net.SplitHostPort(value)
	if _, notPort := strconv.ParseUint(port, 10, 16); err != nil || notPort != nil {
		e.fault(name, value, "give HOST:PORT or :PORT with a port from 0 to 65535")
	}
	return value
}

func (e *environment) number(name string, fallback, low, high float64) float64 {
	value, found := e.get(name)
	if !found {
		return fallback
	}
	number, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(number) || number < low || number > high {
		e.fault(name, value, fmt.Sprintf("give a number from %g to %g", low, high))
	}
	return number
}

func (e *environment) whole(name string, fallback, low, high int) int {
	value, found := e.get(name)
	if !found {
		return fallback
	}
	number, err := strconv.Atoi(value)
	if err != nil || number < low || number > high {
		e.fault(name, value, fmt.Sprintf("give a whole number from %d to %d", low, high))
	}
	return number
}

func (e *environment) seconds(name string, fallback, high float64) time.Duration {
	value, found := e.get(name)
	if !found {
		return time.Duration(fallback * float64(time.Second))
	}
	duration, err := parseSeconds(value, high)
	if err != nil {
		e.fault(name, value, err.Error())
	}
	return duration
}

// timeout reads a time that cannot be 0, which net/http takes for none at all.
func (e *environment) timeout(name string, fallback float64) time.Duration {
	return time.Duration(e.number(name, fallback, 0.01, 3600) * float64(time.Second))
}

func (e *environment) flag(name string, fallback bool) bool {
	value, found := e.get(name)
	if !found {
		return fallback
	}
	if value != "true" && value != "false" {
		e.fault(name, value, "give true or false")
	}
	return value == "true"
}
