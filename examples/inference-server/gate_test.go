package main

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestGateRunsNoMoreThanItsConcurrency(t *testing.T) {
	g := newGate(3, 1000)
	var running, peak, done atomic.Int64
	var group sync.WaitGroup
	for range 200 {
		group.Add(1)
		go func() {
			defer group.Done()
			if err := g.enter(context.Background()); err != nil {
				t.Error(err)
				return
			}
			defer g.leave()
			now := running.Add(1)
			for seen := peak.Load(); now > seen && !peak.CompareAndSwap(seen, now); seen = peak.Load() {
			}
			time.Sleep(time.Millisecond)
			running.Add(-1)
			done.Add(1)
		}()
	}
	group.Wait()
	if peak.Load() != 3 || done.Load() != 200 || g.running() != 0 || g.queued() != 0 {
		t.Errorf("peak %d, done %d, running %d, queued %d", peak.Load(), done.Load(), g.running(), g.queued())
	}
}

func TestGateTurnsAwayWhatItsQueueCannotHold(t *testing.T) {
	g := newGate(1, 2)
	if err := g.enter(context.Background()); err != nil {
		t.Fatal(err)
	}
	waiters := make(chan error, 2)
	for range 2 {
		go func() { waiters <- g.enter(context.Background()) }()
	}
	eventually(t, "two wait", func() bool { return g.queued() == 2 })
	if err := g.enter(context.Background()); !errors.Is(err, errQueueFull) {
		t.Errorf("got %v", err)
	}
	for range 2 {
		g.leave()
		if err := <-waiters; err != nil {
			t.Errorf("a waiter got %v", err)
		}
	}
}

func TestGateLetsGoOfAClientThatLeft(t *testing.T) {
	g := newGate(1, 1)
	if err := g.enter(context.Background()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	waiter := make(chan error, 1)
	go func() { waiter <- g.enter(ctx) }()
	eventually(t, "one waits", func() bool { return g.queued() == 1 })
	cancel()
	if err := <-waiter; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if g.queued() != 0 || g.running() != 1 {
		t.Errorf("queued %d, running %d", g.queued(), g.running())
	}
}

// eventually waits up to 10 s for a condition.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("never came true: " + what)
		}
	}
}
