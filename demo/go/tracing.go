package main

import (
	"context"
	"log"

	otelpyroscope "github.com/grafana/otel-profiling-go"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
)

// startTracing sends spans over OTLP (the exporter reads OTEL_EXPORTER_OTLP_ENDPOINT) and puts the trace and span id on
// the CPU samples. Each span gets its own profile; by default the SDK gives one to the first span of the process only.
func startTracing(ctx context.Context, s settings) (func(context.Context), error) {
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, err
	}
	service := resource.NewSchemaless(
		attribute.String("service.name", "checkout-api"),
		attribute.String("service.version", s.version),
		attribute.String("deployment.environment", "production"),
	)
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(service))
	otel.SetTracerProvider(otelpyroscope.NewTracerProvider(
		provider,
		otelpyroscope.WithSpanIDLabelScope(otelpyroscope.ScopeAllSpans),
		otelpyroscope.WithSpanNameLabelScope(otelpyroscope.ScopeAllSpans),
	))
	otel.SetTextMapPropagator(propagation.TraceContext{})
	return func(ctx context.Context) {
		if err := provider.Shutdown(ctx); err != nil {
			log.Printf("tracing: %v", err)
		}
	}, nil
}
