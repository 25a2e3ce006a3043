package main

import (
	"runtime"
	"time"
)

// burn computes for the given CPU time of the calling goroutine's thread. Time during which the thread does not run
// (throttled by a CPU limit, or preempted) does not count, so that work costs the same on a busy machine.
func burn(cpu time.Duration) {
	if cpu <= 0 {
		return
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	state := uint64(1)
	for start := threadCPU(); threadCPU()-start < cpu; {
		for range 2000 { // a few microseconds between two looks at the clock
			state = state*6364136223846793005 + 1442695040888963407
		}
	}
	runtime.KeepAlive(state)
}
