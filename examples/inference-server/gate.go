package main

import (
	"context"
	"errors"
	"sync/atomic"
)

// errQueueFull says that a prediction found neither a free slot nor room to wait.
var errQueueFull = errors.New("queue is full")

// gate lets a bounded number of predictions run and a bounded number wait, in order of arrival.
type gate struct {
	slots   chan struct{}
	waiting atomic.Int64
	limit   int64
}

func newGate(concurrency, queueLimit int) *gate {
	return &gate{slots: make(chan struct{}, concurrency), limit: int64(queueLimit)}
}

// enter takes a slot, waiting for one if it must. It fails with errQueueFull, or with ctx's error when that ends first.
// Whoever entered must leave.
func (g *gate) enter(ctx context.Context) error {
	select {
	case g.slots <- struct{}{}: // never overtakes: while anyone waits, the buffer is full
		return nil
	default:
	}
	defer g.waiting.Add(-1)
	if g.waiting.Add(1) > g.limit {
		return errQueueFull
	}
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *gate) leave() { <-g.slots }

func (g *gate) running() int { return len(g.slots) }

// queued returns how many wait; an arrival on its way to being turned away is not counted.
func (g *gate) queued() int { return int(min(g.waiting.Load(), g.limit)) }
