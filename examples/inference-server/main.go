// Command inference serves a demonstration model over HTTP: /healthz, /predict and /metrics on port 8000.
//
// It exists to be scaled: a prediction costs an exact, settable CPU time, and concurrency and queue are bounded, so that
// a load test finds the same capacity in every run. README.md lists the settings.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

const (
	exitFault = 1
	exitUsage = 2
)

const usage = `usage: inference                 serve; settings come from the environment
       inference sleep SECONDS   wait, then exit 0: a preStop hook for an image that has no shell
`

func main() {
	os.Exit(run(os.Args[1:], os.LookupEnv, os.Stdout, os.Stderr))
}

// run answers one command line and returns the exit code: 0 done, 1 own fault, 2 bad usage or settings.
func run(args []string, lookup lookupFunc, stdout, stderr io.Writer) int {
	switch {
	case len(args) == 0:
		return serve(lookup, stdout, stderr)
	case len(args) == 2 && args[0] == "sleep":
		return sleep(args[1], stderr)
	case len(args) == 1 && (args[0] == "help" || args[0] == "--help" || args[0] == "-h"):
		fmt.Fprint(stdout, usage)
		return 0
	}
	fmt.Fprint(stderr, usage)
	return exitUsage
}

func serve(lookup lookupFunc, stdout, stderr io.Writer) int {
	cfg, faults := readConfig(lookup)
	for _, fault := range faults {
		fmt.Fprintln(stderr, "error:", fault)
	}
	if len(faults) > 0 {
		return exitUsage
	}
	log := slog.New(slog.NewJSONHandler(stdout, nil))
	listener, err := net.Listen("tcp", cfg.listenAddress)
	if err != nil {
		fmt.Fprintf(stderr, "error: LISTEN_ADDRESS %q cannot be listened on: %v\n", cfg.listenAddress, err)
		return exitFault
	}
	stopped := firstSignal()
	log.Info("listening", "address", listener.Addr().String(), "settings", cfg)
	if err := newServer(cfg, log).serve(stopped, listener); err != nil {
		log.Error("stopped", "error", err.Error())
		return exitFault
	}
	log.Info("stopped")
	return 0
}

// firstSignal returns a context that ends with the first SIGTERM or interrupt. By then the default action is back, so
// that a second one ends the process at once.
func firstSignal() context.Context {
	stopped, stop := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, os.Interrupt)
	go func() {
		<-signals
		signal.Stop(signals)
		stop()
	}()
	return stopped
}

func sleep(seconds string, stderr io.Writer) int {
	duration, err := parseSeconds(seconds, 24*60*60)
	if err != nil {
		fmt.Fprintf(stderr, "error: sleep %s: %v\n", strconv.Quote(seconds), err)
		return exitUsage
	}
	time.Sleep(duration)
	return 0
}

// parseSeconds reads a number of seconds, fractions allowed, from 0 to limit.
func parseSeconds(text string, limit float64) (time.Duration, error) {
	seconds, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(seconds) || seconds < 0 || seconds > limit {
		return 0, errors.New("give a number of seconds from 0 to " + strconv.FormatFloat(limit, 'f', -1, 64))
	}
	return time.Duration(seconds * float64(time.Second)), nil
}
