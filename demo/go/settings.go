package main

import (
	"log"
	"os"
	"strconv"
	"strings"
)

type settings struct {
	version        string // v1, or v2 that does twice the work
	address        string
	pprofAddress   string
	pprofToken     string // bearer token that /debug/pprof asks for; empty: none
	pyroscopeURL   string // empty: push no profiles
	recommenderURL string // empty: ask for no recommendations
	perSecond      int    // requests that the service sends to itself; 0: none
}

func readSettings() settings {
	return settings{
		version:        env("VERSION", "v1"),
		address:        env("ADDRESS", "127.0.0.1:8080"),
		pprofAddress:   env("PPROF_ADDRESS", "127.0.0.1:6060"),
		pprofToken:     envFile("PPROF_TOKEN_FILE"),
		pyroscopeURL:   env("PYROSCOPE_URL", ""),
		recommenderURL: env("RECOMMENDER_URL", ""),
		perSecond:      envNumber("REQUESTS_PER_SECOND", 4),
	}
}

func env(name, otherwise string) string {
	if value, isSet := os.LookupEnv(name); isSet {
		return value
	}
	return otherwise
}

func envNumber(name string, otherwise int) int {
	if value, err := strconv.Atoi(os.Getenv(name)); err == nil && value >= 0 {
		return value
	}
	return otherwise
}

// envFile reads the file that a variable names. A file that can't be read ends the program: no token would mean no guard.
func envFile(name string) string {
	path := os.Getenv(name)
	if path == "" {
		return ""
	}
	content, err := os.ReadFile(path)
	if err != nil {
		log.Fatalf("%s: %v", name, err)
	}
	if token := strings.TrimSpace(string(content)); token != "" {
		return token
	}
	log.Fatalf("%s: %s is empty", name, path)
	return ""
}
