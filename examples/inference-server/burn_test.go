package main

import (
	"runtime"
	"sync"
	"testing"
	"time"
)

// The kernel's account of the whole process is the measure: it is not the clock that burn itself reads.
func TestBurnUsesTheCPUTimeItWasAskedFor(t *testing.T) {
	for _, workers := range []int{1, 4 * runtime.NumCPU()} {
		const each, times = 20 * time.Millisecond, 10
		before, start := processCPU(), time.Now()
		var group sync.WaitGroup
		for range workers {
			group.Add(1)
			go func() {
				defer group.Done()
				for range times {
					burn(each)
				}
			}()
		}
		group.Wait()
		asked := time.Duration(workers*times) * each
		ratio := float64(processCPU()-before) / float64(asked)
		t.Logf("%d workers: used/asked %.3f, wall/asked %.2f", workers, ratio, float64(time.Since(start))/float64(asked))
		if ratio < 0.98 || ratio > 1.5 {
			t.Errorf("%d workers used %.3f of the CPU time asked for", workers, ratio)
		}
	}
}

func TestBurnOfNothingReturnsAtOnce(t *testing.T) {
	before := processCPU()
	for range 10_000 {
		burn(0)
	}
	if used := processCPU() - before; used > 100*time.Millisecond {
		t.Errorf("used %v", used)
	}
}
