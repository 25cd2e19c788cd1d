package main

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/propagation"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

func TestPprofAsksForTheToken(t *testing.T) {
	for _, test := range []struct {
		name, token, header string
		want                int
	}{
		{"no header", "s3cret", "", http.StatusUnauthorized},
		{"another token", "s3cret", "Bearer other", http.StatusUnauthorized},
		{"not a bearer token", "s3cret", "s3cret", http.StatusUnauthorized},
		{"the token", "s3cret", "Bearer s3cret", http.StatusOK},
		{"no token set", "", "", http.StatusOK},
	} {
		t.Run(test.name, func(t *testing.T) {
			request := httptest.NewRequest(http.MethodGet, "/debug/pprof/", nil)
			if test.header != "" {
				request.Header.Set("Authorization", test.header)
			}
			answer := httptest.NewRecorder()
			guardedPprof(test.token).ServeHTTP(answer, request)
			if answer.Code != test.want {
				t.Errorf("status %d, want %d", answer.Code, test.want)
			}
		})
	}
}

func TestCheckoutIsOneTraceAcrossServices(t *testing.T) {
	recorder := tracetest.NewSpanRecorder()
	otel.SetTracerProvider(sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(recorder)))
	otel.SetTextMapPropagator(propagation.TraceContext{})
	var traceparent string
	python := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		traceparent = r.Header.Get("traceparent")
	}))
	defer python.Close()
	shop, err := newShop(settings{version: "v2", recommenderURL: python.URL})
	if err != nil {
		t.Fatal(err)
	}

	answer := httptest.NewRecorder()
	shop.handler().ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/checkout?items=1", nil))

	if answer.Code != http.StatusOK {
		t.Fatalf("status %d: %s", answer.Code, answer.Body)
	}
	var names []string
	for _, span := range recorder.Ended() {
		names = append(names, span.Name())
	}
	want := []string{"auth.Validate", "pricing.Calculate", "db.Query", "GET /recommendations", "POST /checkout"}
	if !slices.Equal(names, want) {
		t.Errorf("spans %v, want %v", names, want)
	}
	root := recorder.Ended()[len(names)-1].SpanContext().TraceID().String()
	if len(traceparent) < 35 || traceparent[3:35] != root {
		t.Errorf("traceparent %q, want trace %s", traceparent, root)
	}
}

func TestCheckoutRefusesOtherCarts(t *testing.T) {
	shop, err := newShop(settings{version: "v1"})
	if err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]int{"/checkout": 400, "/checkout?items=0": 400, "/checkout?items=21": 400, "/other": 404} {
		answer := httptest.NewRecorder()
		shop.handler().ServeHTTP(answer, httptest.NewRequest(http.MethodPost, url, nil))
		if answer.Code != want {
			t.Errorf("%s: status %d, want %d", url, answer.Code, want)
		}
	}
}
