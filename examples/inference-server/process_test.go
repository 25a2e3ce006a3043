package main

import (
	"bufio"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// buildBinary builds the binary as the Dockerfile does, alone in a folder, and returns its path.
func buildBinary(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "inference")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return binary
}

// process is a running server: its URL and what it logs.
type process struct {
	*exec.Cmd
	url  string
	logs chan string
}

func launch(t *testing.T, command *exec.Cmd, env ...string) *process {
	t.Helper()
	command.Env = append([]string{"LISTEN_ADDRESS=127.0.0.1:0"}, env...)
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = command.Process.Kill(); _ = command.Wait() })
	p := &process{command, "", make(chan string, 1000)}
	go func() {
		defer close(p.logs)
		for lines := bufio.NewScanner(stdout); lines.Scan(); {
			p.logs <- lines.Text()
		}
	}()
	p.url = "http://" + p.await(t, "listening").Address
	return p
}

type logLine struct{ Msg, Address, Error, Path string }

// await reads the log up to the first line with this message.
func (p *process) await(t *testing.T, message string) logLine {
	t.Helper()
	for text := range p.logs {
		var line logLine
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatalf("not JSON: %s", text)
		}
		if line.Msg == message {
			return line
		}
	}
	t.Fatalf("the log ended before %q", message)
	return logLine{}
}

func (p *process) exitCode(t *testing.T) int {
	t.Helper()
	for range p.logs { // read to its end, or Wait would wait for the pipe
	}
	if err := p.Wait(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return p.ProcessState.ExitCode()
}

func (p *process) inFlight(t *testing.T) bool {
	_, body, _ := get(t, p.url+"/healthz")
	return strings.Contains(body, `"in_flight":1`)
}

func TestSigtermFinishesWhatWasAccepted(t *testing.T) {
	p := launch(t, exec.Command(buildBinary(t)), "PREDICT_CPU_MS=1500", "MAX_CONCURRENCY=1", "DRAIN_SECONDS=0")
	codes := make(chan int, 2)
	for range 2 { // one runs, one waits in the queue
		go func() { code, _, _ := post(t, p.url+"/predict", payload(1, 11)); codes <- code }()
	}
	eventually(t, "one runs and one waits", func() bool {
		_, body, _ := get(t, p.url+"/healthz")
		return strings.Contains(body, `"queue_length":1,"in_flight":1`)
	})
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.await(t, "draining")
	if first, second := <-codes, <-codes; first != 200 || second != 200 {
		t.Errorf("got %d and %d", first, second)
	}
	if code := p.exitCode(t); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestADrainingServerAnswersAndClosesItsConnections(t *testing.T) {
	p := launch(t, exec.Command(buildBinary(t)), "PREDICT_CPU_MS=0", "DRAIN_SECONDS=2")
	if response, err := http.Get(p.url + "/healthz"); err != nil || response.Close {
		t.Fatalf("before: %v, closes %t", err, response.Close)
	}
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.await(t, "draining")
	response, err := http.Get(p.url + "/healthz") // on a new connection or an old one
	if err != nil || response.StatusCode != 200 || !response.Close {
		t.Errorf("while draining: %+v %v", response, err)
	}
	if code := p.exitCode(t); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestFailsWhenTheShutdownTimeoutCutsRequestsOff(t *testing.T) {
	p := launch(t, exec.Command(buildBinary(t)), "PREDICT_CPU_MS=60000", "DRAIN_SECONDS=0", "SHUTDOWN_TIMEOUT_SECONDS=0.5")
	go func() { _, _ = http.Post(p.url+"/predict", "", strings.NewReader(payload(1, 11))) }()
	eventually(t, "it runs", func() bool { return p.inFlight(t) })
	start := time.Now()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if line := p.await(t, "stopped"); !strings.Contains(line.Error, "SHUTDOWN_TIMEOUT_SECONDS (0.5) was not enough") {
		t.Errorf("got %+v", line)
	}
	if code := p.exitCode(t); code != 1 || time.Since(start) > 20*time.Second {
		t.Errorf("exit code %d after %v", code, time.Since(start))
	}
}

func TestASecondSignalEndsAtOnce(t *testing.T) {
	p := launch(t, exec.Command(buildBinary(t)), "DRAIN_SECONDS=600", "SHUTDOWN_TIMEOUT_SECONDS=601")
	_ = p.Process.Signal(syscall.SIGTERM)
	p.await(t, "draining")
	_ = p.Process.Signal(syscall.SIGTERM)
	if code := p.exitCode(t); code == 0 {
		t.Error("exit code 0")
	}
}

// Go reads the CPU limit of a container for modules that say go 1.25 or newer; for older ones it writes this setting.
func TestGOMAXPROCSFollowsTheCPULimit(t *testing.T) {
	info, err := buildinfo.ReadFile(buildBinary(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, setting := range info.Settings {
		if setting.Key == "DefaultGODEBUG" && strings.Contains(setting.Value, "containermaxprocs=0") {
			t.Errorf("go.mod is of a version before 1.25: %s", setting.Value)
		}
	}
}

func TestRunsAloneInARootFileSystemAsAUserWhoOwnsNothing(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root, for chroot and setuid")
	}
	binary := buildBinary(t)
	command := exec.Command("/" + filepath.Base(binary))
	command.Dir = "/"
	command.SysProcAttr = &syscall.SysProcAttr{
		Chroot:     filepath.Dir(binary),
		Credential: &syscall.Credential{Uid: 65532, Gid: 65532},
	}
	p := launch(t, command, "PREDICT_CPU_MS=1")
	if code, body, _ := post(t, p.url+"/predict", payload(30, 11)); code != 200 {
		t.Errorf("got %d %s", code, body)
	}
}

func TestCommandLine(t *testing.T) {
	binary := buildBinary(t)
	for _, each := range []struct {
		args []string
		env  []string
		code int
		says []string
	}{
		{[]string{"sleep", "0.05"}, nil, 0, nil},
		{[]string{"sleep", "long"}, nil, 2, []string{`error: sleep "long": give a number of seconds from 0 to 86400`}},
		{[]string{"serve"}, nil, 2, []string{"usage: inference"}},
		{[]string{"--help"}, nil, 0, []string{"usage: inference"}},
		{nil, []string{"FAIL_RATIO=2", "FEATURES=none"}, 2, []string{"error: FEATURES is", "error: FAIL_RATIO is"}},
		{nil, []string{"LISTEN_ADDRESS=192.0.2.1:80"}, 1, []string{`error: LISTEN_ADDRESS "192.0.2.1:80" cannot be listened on`}},
	} {
		command := exec.Command(binary, each.args...)
		command.Env = each.env
		output, _ := command.CombinedOutput()
		missing := slices.ContainsFunc(each.says, func(text string) bool { return !strings.Contains(string(output), text) })
		if command.ProcessState.ExitCode() != each.code || missing {
			t.Errorf("%q %q: exit code %d, %s", each.args, each.env, command.ProcessState.ExitCode(), output)
		}
	}
}
