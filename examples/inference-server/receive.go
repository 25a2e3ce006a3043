package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
)

// errTooManyIncoming says that as many bodies are being received as the server holds at once.
var errTooManyIncoming = errors.New("too many requests are being received")

// contentFault says why a body is not read at all: it is of another kind than JSON, or compressed. Without a type it is taken
// for JSON.
func contentFault(header http.Header) string {
	given := header.Get("Content-Type")
	kind, _, err := mime.ParseMediaType(given)
	if given != "" && (err != nil || (kind != "application/json" && !strings.HasSuffix(kind, "+json"))) {
		return fmt.Sprintf("Content-Type is %q: give application/json", given)
	}
	if encoding := header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return fmt.Sprintf("Content-Encoding is %q: send the body as it is", encoding)
	}
	return ""
}

// receive reads the whole body of a prediction, within the time and the size that there are. At most maxIncoming are read at
// once; one that cannot fit is refused before any of it is read.
func (s *server) receive(w *exchange, r *http.Request) ([]byte, error) {
	if limit := s.cfg.maxBodyBytes(); r.ContentLength > limit {
		return nil, &http.MaxBytesError{Limit: limit}
	}
	if err := s.incoming.enter(context.Background()); err != nil {
		return nil, errTooManyIncoming
	}
	defer s.incoming.leave()
	return io.ReadAll(http.MaxBytesReader(w.ResponseWriter, r.Body, s.cfg.maxBodyBytes()))
}

// failReceiving answers a request whose body did not arrive. What is left of it makes the connection useless.
func (x *exchange) failReceiving(err error) {
	x.Header().Set("Connection", "close")
	tooLarge := new(http.MaxBytesError)
	switch {
	case errors.Is(err, errTooManyIncoming):
		x.unavailable(err.Error())
	case errors.As(err, &tooLarge):
		x.fail(http.StatusRequestEntityTooLarge, fmt.Sprintf("body is longer than %d bytes", tooLarge.Limit))
	case errors.Is(err, os.ErrDeadlineExceeded):
		x.fail(http.StatusRequestTimeout, "body did not arrive in time (READ_TIMEOUT_SECONDS)")
	default:
		x.fail(http.StatusBadRequest, "body cannot be read: "+err.Error())
	}
}
