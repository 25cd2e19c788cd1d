package main

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"sort"
	"strconv"
	"strings"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

const (
	products           = 2400
	signaturesPerLogin = 120
	maxItems           = 20
)

var tracer = otel.Tracer("checkout")

type price struct {
	SKU   string             `json:"sku"`
	Cents int                `json:"cents"`
	Tiers map[string]float64 `json:"tiers"`
}

type shop struct {
	catalogue   []byte // the price list as JSON: parsed anew for every item, which is what the profile shows
	key         *rsa.PrivateKey
	digest      [sha256.Size]byte
	signature   []byte
	rounds      int // how often each item is priced
	recommender recommender
}

func newShop(s settings) (*shop, error) {
	catalogue, err := json.Marshal(priceList())
	if err != nil {
		return nil, err
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256([]byte("session"))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, digest[:])
	if err != nil {
		return nil, err
	}
	rounds := 1
	if s.version == "v2" {
		rounds = 2
	}
	return &shop{catalogue, key, digest, signature, rounds, newRecommender(s.recommenderURL)}, nil
}

func priceList() []price {
	prices := make([]price, products)
	for i := range prices {
		tiers := map[string]float64{"gold": 0.8, "silver": 0.9, "bronze": 0.95}
		prices[i] = price{SKU: fmt.Sprintf("sku-%d", i), Cents: (i * 7919) % 9973, Tiers: tiers}
	}
	return prices
}

func (s *shop) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("POST /checkout", s.checkout)
	return mux
}

// checkout prices the cart of a request: /checkout?items=3.
func (s *shop) checkout(w http.ResponseWriter, r *http.Request) {
	items, err := strconv.Atoi(r.URL.Query().Get("items"))
	if err != nil || items < 1 || items > maxItems {
		http.Error(w, fmt.Sprintf("items must be 1 to %d", maxItems), http.StatusBadRequest)
		return
	}
	ctx, span := tracer.Start(r.Context(), "POST /checkout", trace.WithSpanKind(trace.SpanKindServer))
	defer span.End()
	span.SetAttributes(attribute.Int("cart.items", items), attribute.String("http.request.method", "POST"))
	if err := s.validate(ctx); err != nil {
		http.Error(w, "who are you?", http.StatusForbidden)
		return
	}
	cents := s.calculate(ctx, items)
	query(ctx)
	s.recommender.ask(ctx, items)
	fmt.Fprintf(w, "%d\n", cents)
}

//go:noinline
func (s *shop) validate(ctx context.Context) error {
	_, span := tracer.Start(ctx, "auth.Validate")
	defer span.End()
	for range signaturesPerLogin {
		if err := rsa.VerifyPKCS1v15(&s.key.PublicKey, crypto.SHA256, s.digest[:], s.signature); err != nil {
			return failed(span, err)
		}
	}
	return nil
}

//go:noinline
func (s *shop) calculate(ctx context.Context, items int) int {
	_, span := tracer.Start(ctx, "pricing.Calculate")
	defer span.End()
	cents := 0
	for range items * s.rounds {
		var prices []price
		if err := json.Unmarshal(s.catalogue, &prices); err != nil {
			_ = failed(span, err)
			return 0
		}
		cents = cheapest(prices)
	}
	return cents * items
}

//go:noinline
func cheapest(prices []price) int {
	sort.Slice(prices, func(i, j int) bool { return prices[i].Cents < prices[j].Cents })
	return prices[0].Cents
}

// query stands for a database: it waits, and uses next to no CPU, so its span has few samples or none.
//
//go:noinline
func query(ctx context.Context) {
	_, span := tracer.Start(ctx, "db.Query", trace.WithSpanKind(trace.SpanKindClient))
	defer span.End()
	span.SetAttributes(
		attribute.String("db.system.name", "postgresql"),
		attribute.String("db.query.text", "SELECT * FROM carts WHERE id = $1"),
	)
	time.Sleep(8 * time.Millisecond)
	_ = strings.Repeat("row", 20_000)
}

func failed(span trace.Span, err error) error {
	span.RecordError(err)
	span.SetStatus(codes.Error, err.Error())
	return err
}
