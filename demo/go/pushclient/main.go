// pushclient uses CPU in burnInGo and memory in keepInGo, while pyroscope-go pushes profiles of it to the address given:
// what the demo's store is held against.
package main

import (
	"crypto/sha256"
	"log"
	"os"
	"time"

	"github.com/grafana/pyroscope-go"
)

const (
	duration    = 5 * time.Second
	uploadEvery = 2 * time.Second
	keptBytes   = 256 << 10
)

var kept [][]byte

//go:noinline
func burnInGo(until time.Time) {
	sum := sha256.Sum256(nil)
	for time.Now().Before(until) {
		for range 1_000 {
			sum = sha256.Sum256(sum[:])
		}
	}
}

//go:noinline
func keepInGo() {
	kept = append(kept, make([]byte, keptBytes))
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: pushclient <address of the store>")
	}
	profiler, err := pyroscope.Start(pyroscope.Config{
		ApplicationName: "client-go",
		ServerAddress:   os.Args[1],
		UploadRate:      uploadEvery,
		Tags:            map[string]string{"region": "eu-west-1"},
		ProfileTypes: []pyroscope.ProfileType{
			pyroscope.ProfileCPU,
			pyroscope.ProfileAllocObjects,
			pyroscope.ProfileAllocSpace,
			pyroscope.ProfileInuseObjects,
			pyroscope.ProfileInuseSpace,
			pyroscope.ProfileGoroutines,
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	for end := time.Now().Add(duration); time.Now().Before(end); {
		keepInGo()
		burnInGo(time.Now().Add(50 * time.Millisecond))
	}
	profiler.Flush(true)
	if err := profiler.Stop(); err != nil {
		log.Fatal(err)
	}
}
