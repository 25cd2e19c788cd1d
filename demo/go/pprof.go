package main

import (
	"crypto/subtle"
	"net/http"
	"net/http/pprof"

	pyroscopepprof "github.com/grafana/pyroscope-go/http/pprof"
)

// guardedPprof serves /debug/pprof on a mux of its own, to those who know the token. The CPU handler is Pyroscope's: Go
// allows one CPU profile at a time, and this one shares it with the profiler that pushes.
func guardedPprof(token string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pyroscopepprof.Profile)
	return requireToken(token, mux)
}

func requireToken(token string, next http.Handler) http.Handler {
	wanted := []byte("Bearer " + token)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := []byte(r.Header.Get("Authorization"))
		if token != "" && subtle.ConstantTimeCompare(given, wanted) != 1 {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
