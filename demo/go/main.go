// checkout-api is a small shop service to look at with continuous profiling. Every request is a trace
// (POST /checkout → auth.Validate, pricing.Calculate, db.Query, GET /recommendations), and every CPU sample taken while it
// runs carries the ids of its trace and span. Version v2 prices every cart twice: the regression to be found.
package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	settings := readSettings()

	shutdownTracing, err := startTracing(ctx, settings)
	if err != nil {
		log.Fatalf("tracing: %v", err)
	}
	stopProfiling, err := startProfiling(settings)
	if err != nil {
		log.Fatalf("profiling: %v", err)
	}
	shop, err := newShop(settings)
	if err != nil {
		log.Fatalf("shop: %v", err)
	}
	servers := []*http.Server{
		{Addr: settings.address, Handler: shop.handler(), ReadHeaderTimeout: 5 * time.Second},
		{Addr: settings.pprofAddress, Handler: guardedPprof(settings.pprofToken), ReadHeaderTimeout: 5 * time.Second},
	}
	for _, server := range servers {
		go serve(server)
	}
	log.Printf("checkout-api %s on %s, pprof on %s", settings.version, settings.address, settings.pprofAddress)
	sendRequests(ctx, settings)

	closing, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	for _, server := range servers {
		_ = server.Shutdown(closing)
	}
	stopProfiling()
	shutdownTracing(closing)
}

func serve(server *http.Server) {
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatalf("%s: %v", server.Addr, err)
	}
}
