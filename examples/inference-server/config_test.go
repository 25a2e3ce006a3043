package main

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func lookupIn(env map[string]string) lookupFunc {
	return func(name string) (string, bool) { value, found := env[name]; return value, found }
}

func TestDefaultsAreTheDocumentedOnes(t *testing.T) {
	cfg, faults := readConfig(lookupIn(nil))
	want := config{
		listenAddress: ":8000", serviceName: "inference-api", predictCPU: 5 * time.Millisecond, maxConcurrency: 4, queueLimit: 100,
		features: 11, maxRows: 1000, failSeed: 1, drain: 5 * time.Second, shutdownTimeout: 25 * time.Second,
		readTimeout: 10 * time.Second, writeTimeout: 10 * time.Second,
	}
	if cfg != want || len(faults) > 0 {
		t.Errorf("got %+v, faults %q", cfg, faults)
	}
}

func TestEverySettingIsRead(t *testing.T) {
	cfg, faults := readConfig(lookupIn(map[string]string{
		"LISTEN_ADDRESS": "127.0.0.1:0", "SERVICE_NAME": "x", "MODEL_LOAD_SECONDS": "0.5", "PREDICT_CPU_MS": "2.5", "MAX_CONCURRENCY": "1",
		"QUEUE_LIMIT": "0", "FEATURES": "3", "MAX_ROWS": "2", "FAIL_RATIO": "0.795", "FAIL_SEED": "7", "DRAIN_SECONDS": "0",
		"SHUTDOWN_TIMEOUT_SECONDS": "3", "READ_TIMEOUT_SECONDS": "0.5", "WRITE_TIMEOUT_SECONDS": "7", "DEBUG_HANG": "true",
	}))
	want := config{"127.0.0.1:0", "x", 500 * time.Millisecond, 2500 * time.Microsecond, 1, 0, 3, 2, 0.795, 7, 0, 3 * time.Second,
		500 * time.Millisecond, 7 * time.Second, true}
	if cfg != want || len(faults) > 0 {
		t.Errorf("got %+v, faults %q", cfg, faults)
	}
}

func TestFailsWithOneSentenceForEachFault(t *testing.T) {
	_, faults := readConfig(lookupIn(map[string]string{
		"LISTEN_ADDRESS": "8000", "MODEL_LOAD_SECONDS": "-1", "PREDICT_CPU_MS": "NaN", "MAX_CONCURRENCY": "0", "QUEUE_LIMIT": "1e3",
		"FAIL_RATIO": "80", "DEBUG_HANG": "yes", "SHUTDOWN_TIMEOUT_SECONDS": "soon", "READ_TIMEOUT_SECONDS": "0",
	}))
	want := []string{
		`LISTEN_ADDRESS is "8000": give HOST:PORT or :PORT with a port from 0 to 65535`,
		`MODEL_LOAD_SECONDS is "-1": give a number of seconds from 0 to 3600`,
		`PREDICT_CPU_MS is "NaN": give a number from 0 to 60000`,
		`MAX_CONCURRENCY is "0": give a whole number from 1 to 1024`,
		`QUEUE_LIMIT is "1e3": give a whole number from 0 to 100000`,
		`FAIL_RATIO is "80": give a number from 0 to 1`,
		`SHUTDOWN_TIMEOUT_SECONDS is "soon": give a number of seconds from 0 to 3600`,
		`READ_TIMEOUT_SECONDS is "0": give a number from 0.01 to 3600`,
		`DEBUG_HANG is "yes": give true or false`,
	}
	if !slices.Equal(faults, want) {
		t.Errorf("got\n%s", strings.Join(faults, "\n"))
	}
}

func TestFailsWhenTheDrainOutlastsTheShutdown(t *testing.T) {
	_, faults := readConfig(lookupIn(map[string]string{"DRAIN_SECONDS": "25"}))
	want := []string{"DRAIN_SECONDS is 25: give less than SHUTDOWN_TIMEOUT_SECONDS, which is 25"}
	if !slices.Equal(faults, want) {
		t.Errorf("got %q", faults)
	}
}
