package main

import (
	"syscall"
	"time"
	"unsafe"
)

// clockThreadCPU is CLOCK_THREAD_CPUTIME_ID of Linux' <time.h>. It is exact to the nanosecond, where getrusage's figures
// for a running thread are only as fresh as the scheduler's last tick.
const clockThreadCPU = 3

// threadCPU returns the CPU time that the calling thread has used; the caller holds the thread with LockOSThread.
func threadCPU() time.Duration {
	var spec syscall.Timespec
	if _, _, errno := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clockThreadCPU, uintptr(unsafe.Pointer(&spec)), 0); errno != 0 {
		panic("clock_gettime(CLOCK_THREAD_CPUTIME_ID): " + errno.Error())
	}
	return time.Duration(spec.Nano())
}

// processCPU returns the CPU time, user and system, that the process has used.
func processCPU() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic("getrusage(RUSAGE_SELF): " + err.Error())
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
