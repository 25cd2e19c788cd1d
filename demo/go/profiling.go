package main

import (
	"runtime"
	"time"

	"github.com/grafana/pyroscope-go"
)

const uploadEvery = 5 * time.Second

// startProfiling pushes CPU profiles, which carry the span ids. Everything else is scraped from /debug/pprof.
func startProfiling(s settings) (stop func(), err error) {
	runtime.SetMutexProfileFraction(5)
	runtime.SetBlockProfileRate(10_000)
	if s.pyroscopeURL == "" {
		return func() {}, nil
	}
	profiler, err := pyroscope.Start(pyroscope.Config{
		ApplicationName: "checkout-api",
		ServerAddress:   s.pyroscopeURL,
		UploadRate:      uploadEvery,
		Tags:            map[string]string{"env": "production", "version": s.version, "region": "eu-west-1"},
		ProfileTypes:    []pyroscope.ProfileType{pyroscope.ProfileCPU},
	})
	if err != nil {
		return nil, err
	}
	return func() {
		profiler.Flush(true)
		_ = profiler.Stop()
	}, nil
}
