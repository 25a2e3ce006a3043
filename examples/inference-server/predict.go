package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strconv"
	"time"
)

// row is one observation: when it was made, and what the model reads of it.
type row struct {
	Timestamp time.Time `json:"timestamp"` // RFC 3339
	Features  []feature `json:"features"`
}

// feature is a number that must be given: where encoding/json reads null as 0, it refuses it.
type feature float64

func (f *feature) UnmarshalJSON(text []byte) error {
	number, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return fmt.Errorf("feature %s is not a number", text)
	}
	*f = feature(number)
	return nil
}

type prediction struct {
	Timestamp time.Time `json:"timestamp"`
	Score     float64   `json:"score"` // 0 to 1
}

// decodeRows reads and checks the body of POST /predict. The error is for the client to read.
func decodeRows(body io.Reader, cfg config) ([]row, error) {
	var payload struct {
		Rows []row `json:"rows"`
	}
	decoder := json.NewDecoder(body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&payload); err != nil {
		return nil, fmt.Errorf("body is not a valid payload: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("body goes on after its JSON object")
	}
	if len(payload.Rows) < 1 || len(payload.Rows) > cfg.maxRows {
		return nil, fmt.Errorf("rows has %d elements: give 1 to %d", len(payload.Rows), cfg.maxRows)
	}
	for index, each := range payload.Rows {
		if each.Timestamp.IsZero() {
			return nil, fmt.Errorf("rows[%d].timestamp is missing: give a time as in RFC 3339", index)
		}
		if len(each.Features) != cfg.features {
			return nil, fmt.Errorf("rows[%d].features has %d numbers: give %d", index, len(each.Features), cfg.features)
		}
	}
	return payload.Rows, nil
}

// score maps a row's mean feature to 0..1: a stand-in for a model, always the same for the same row.
func score(features []feature) float64 {
	mean := 0.0
	for _, each := range features {
		mean += float64(each) / float64(len(features))
	}
	return 1 / (1 + math.Exp(-mean))
}

// predict answers POST /predict: 200, or 400, 408, 413 and 415 for a bad body, 503 while loading or with a full queue, 500
// for a drawn failure. The body is received first, so that a slow client holds no slot; it is decoded in a slot, so that
// what many clients send at once is not decoded at once; and the answer is written after the slot was left.
func (s *server) predict(w *exchange, r *http.Request) {
	if !s.modelReady() {
		w.unavailable("model is loading")
		return
	}
	if refusal := contentFault(r.Header); refusal != "" {
		w.fail(http.StatusUnsupportedMediaType, refusal)
		return
	}
	body, err := s.receive(w, r)
	if err != nil {
		w.failReceiving(err)
		return
	}
	arrived := time.Now()
	err = s.gate.enter(r.Context())
	w.queued = time.Since(arrived)
	if errors.Is(err, errQueueFull) {
		w.unavailable(fmt.Sprintf("queue is full (%d waiting)", s.cfg.queueLimit))
		return
	}
	if err != nil {
		w.fail(statusClientClosedRequest, "client went away")
		return
	}
	status, answer := s.compute(body)
	w.json(status, answer)
}

// compute decodes a body and predicts each of its rows in the slot that the caller has entered, and leaves it. A request that
// fails costs next to no CPU time.
func (s *server) compute(body []byte) (int, any) {
	defer s.gate.leave()
	rows, err := decodeRows(bytes.NewReader(body), s.cfg)
	if err != nil {
		return http.StatusBadRequest, failure(err.Error())
	}
	if s.drawFailure() {
		return http.StatusInternalServerError, failure("drawn failure (FAIL_RATIO)")
	}
	burn(s.cfg.predictCPU)
	predictions := make([]prediction, len(rows))
	for index, each := range rows {
		predictions[index] = prediction{each.Timestamp, score(each.Features)}
	}
	return http.StatusOK, map[string]any{"service": s.cfg.serviceName, "predictions": predictions}
}
