package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

// recommender is the Python service that the trace goes on into.
type recommender struct {
	url    string
	client *http.Client
}

func newRecommender(url string) recommender {
	return recommender{url, &http.Client{Timeout: 5 * time.Second}}
}

// ask sends the trace context along. A checkout goes through without recommendations: an error only marks the span.
func (r recommender) ask(ctx context.Context, items int) {
	if r.url == "" {
		return
	}
	ctx, span := tracer.Start(ctx, "GET /recommendations", trace.WithSpanKind(trace.SpanKindClient))
	defer span.End()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("%s/recommendations?items=%d", r.url, items), nil)
	if err != nil {
		_ = failed(span, err)
		return
	}
	otel.GetTextMapPropagator().Inject(ctx, propagation.HeaderCarrier(request.Header))
	response, err := r.client.Do(request)
	if err != nil {
		_ = failed(span, err)
		return
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	if response.StatusCode != http.StatusOK {
		_ = failed(span, fmt.Errorf("recommender answered %s", response.Status))
	}
}
