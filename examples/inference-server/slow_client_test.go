package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

// patience bounds every wait for the server here; its own deadlines are shorter by far.
const patience = 20 * time.Second

// dial opens a connection to the server and sends a text on it.
func dial(t *testing.T, web *httptest.Server, text string) net.Conn {
	t.Helper()
	connection, err := net.Dial("tcp", web.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { connection.Close() })
	_ = connection.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(connection, text); err != nil {
		t.Fatal(err)
	}
	return connection
}

// head returns the head of a POST /predict whose body has a length.
func head(length int, more ...string) string {
	lines := append([]string{"POST /predict HTTP/1.1", "Host: x", fmt.Sprintf("Content-Length: %d", length)}, more...)
	return strings.Join(lines, "\r\n") + "\r\n\r\n"
}

// answer reads one answer and says whether the server closes the connection after it.
func answer(t *testing.T, connection net.Conn) (code int, body string, closes bool) {
	t.Helper()
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatal(err)
	}
	code, body, _ = read(t, response)
	return code, body, response.Close
}

func TestAClientThatNeverEndsItsHeadIsCutOff(t *testing.T) {
	web, _, _ := start(t, map[string]string{"READ_TIMEOUT_SECONDS": "0.2"})
	connection := dial(t, web, "POST /predict HTTP/1.1\r\nHost: x\r\nX-Slow: ")
	if _, err := io.ReadAll(connection); errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error("the connection stays open")
	}
}

func TestAClientThatNeverEndsItsBodyGets408(t *testing.T) {
	web, _, _ := start(t, map[string]string{"READ_TIMEOUT_SECONDS": "0.2"})
	for _, request := range []string{
		head(1000) + `{"rows":`,
		"POST /predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"rows\":\r\n",
	} {
		code, body, closes := answer(t, dial(t, web, request))
		if code != 408 || !strings.Contains(body, "body did not arrive in time (READ_TIMEOUT_SECONDS)") || !closes {
			t.Errorf("got %d %s, closes %t", code, body, closes)
		}
	}
}

func TestABodyThatComesByteByByteIsCutOffToo(t *testing.T) {
	web, _, _ := start(t, map[string]string{"READ_TIMEOUT_SECONDS": "0.5"})
	connection := dial(t, web, head(100_000))
	go func() {
		for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
			if _, err := io.WriteString(connection, " "); err != nil {
				return
			}
		}
	}()
	if code, _, _ := answer(t, connection); code != 408 {
		t.Errorf("got %d", code)
	}
}

func TestSlowClientsHoldNoSlotAndNoPlaceInTheQueue(t *testing.T) {
	web, s, _ := start(t, map[string]string{"MAX_CONCURRENCY": "1", "QUEUE_LIMIT": "0", "PREDICT_CPU_MS": "0"})
	const slow = 50
	for range slow {
		dial(t, web, head(1000)+`{"rows":`)
	}
	eventually(t, "all of them are being received", func() bool { return s.incoming.running() == slow })
	for range 10 {
		if code, body, _ := post(t, web.URL+"/predict", payload(1, 11)); code != 200 {
			t.Fatalf("got %d %s", code, body)
		}
	}
}

func TestNoMoreBodiesAreReceivedAtOnceThanTheServerHolds(t *testing.T) {
	web, s, _ := start(t, map[string]string{"PREDICT_CPU_MS": "0"})
	slow := make([]net.Conn, maxIncoming)
	for index := range slow {
		slow[index] = dial(t, web, head(1000)+`{"rows":`)
	}
	eventually(t, "all of them are being received", func() bool { return s.incoming.running() == maxIncoming })
	code, body, header := post(t, web.URL+"/predict", payload(1, 11))
	if code != 503 || header.Get("Retry-After") != "1" || !strings.Contains(body, "too many requests are being received") {
		t.Errorf("got %d %s", code, body)
	}
	if code, _, _ := get(t, web.URL+"/healthz"); code != 200 {
		t.Errorf("healthz: %d", code)
	}
	slow[0].Close()
	eventually(t, "one has left", func() bool { return s.incoming.running() < maxIncoming })
	if code, body, _ := post(t, web.URL+"/predict", payload(1, 11)); code != 200 {
		t.Errorf("got %d %s", code, body)
	}
}

func TestABodyThatCannotFitIsRefusedBeforeItIsSent(t *testing.T) {
	web, s, _ := start(t, nil)
	code, body, closes := answer(t, dial(t, web, head(int(s.cfg.maxBodyBytes())+1)))
	if code != 413 || !strings.Contains(body, fmt.Sprintf("body is longer than %d bytes", s.cfg.maxBodyBytes())) || !closes {
		t.Errorf("got %d %s, closes %t", code, body, closes)
	}
}

func TestAHeadThatIsTooLongGets431(t *testing.T) {
	web, _, _ := start(t, nil)
	code, _, closes := answer(t, dial(t, web, head(1, "X-Long: "+strings.Repeat("x", 2*maxHeaderBytes))))
	if code != 431 || !closes {
		t.Errorf("got %d, closes %t", code, closes)
	}
}

func TestAClientThatDoesNotReadIsCutOff(t *testing.T) {
	web, _, _ := start(t, map[string]string{"WRITE_TIMEOUT_SECONDS": "0.2"})
	connection := dial(t, web, "")
	requests := strings.Repeat("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n", 1000)
	// Once the buffers of both ends are full, the server neither writes nor reads, until its deadline.
	var err error
	for range 1000 {
		if _, err = io.WriteString(connection, requests); err != nil {
			break
		}
	}
	if err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the connection stays open: %v", err)
	}
}

func TestWaitingInTheQueueIsNotTheClientsSlowness(t *testing.T) {
	web, s, _ := start(t, map[string]string{
		"MAX_CONCURRENCY": "1", "PREDICT_CPU_MS": "700", "READ_TIMEOUT_SECONDS": "0.2", "WRITE_TIMEOUT_SECONDS": "0.2",
	})
	codes := make(chan int, 2)
	for range 2 {
		go func() { code, _, _ := post(t, web.URL+"/predict", payload(1, 11)); codes <- code }()
	}
	eventually(t, "one runs and one waits", func() bool { return s.gate.running() == 1 && s.gate.queued() == 1 })
	if first, second := <-codes, <-codes; first != 200 || second != 200 {
		t.Errorf("got %d and %d", first, second)
	}
}

func TestAConnectionServesAgainAfterItsDeadlines(t *testing.T) {
	web, _, _ := start(t, map[string]string{"READ_TIMEOUT_SECONDS": "0.1", "WRITE_TIMEOUT_SECONDS": "0.1", "PREDICT_CPU_MS": "0"})
	connection := dial(t, web, "")
	reader := bufio.NewReader(connection)
	body := payload(1, 11)
	for range 3 {
		// The client waits for 100 Continue, which the server writes before any answer.
		_, _ = io.WriteString(connection, head(len(body), "Expect: 100-continue"))
		if line, err := reader.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
			t.Fatalf("got %q, %v", line, err)
		}
		_, _ = reader.ReadString('\n')
		_, _ = io.WriteString(connection, body)
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			t.Fatal(err)
		}
		if code, text, _ := read(t, response); code != 200 {
			t.Fatalf("got %d %s", code, text)
		}
		time.Sleep(300 * time.Millisecond) // idle for longer than either deadline
	}
}

func TestFailsForABodyOfAnotherKind(t *testing.T) {
	web, _, _ := start(t, map[string]string{"PREDICT_CPU_MS": "0"})
	for _, each := range []struct {
		name, value string
		code        int
	}{
		{"Content-Type", "application/json", 200},
		{"Content-Type", "Application/JSON; charset=utf-8", 200},
		{"Content-Type", "application/vnd.team.rows+json", 200},
		{"Content-Type", "", 200},
		{"Content-Encoding", "identity", 200},
		{"Content-Type", "application/x-www-form-urlencoded", 415},
		{"Content-Type", "text/json", 415},
		{"Content-Type", "application/json; =", 415},
		{"Content-Encoding", "gzip", 415},
	} {
		request, err := http.NewRequest(http.MethodPost, web.URL+"/predict", strings.NewReader(payload(1, 11)))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set(each.name, each.value)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		if code, body, _ := read(t, response); code != each.code || (code == 415 && !strings.Contains(body, each.name)) {
			t.Errorf("%s %q: got %d %s", each.name, each.value, code, body)
		}
	}
}
