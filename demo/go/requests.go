package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// sendRequests keeps the service busy with checkouts of 1 to 7 items, until the context ends.
func sendRequests(ctx context.Context, s settings) {
	if s.perSecond == 0 {
		<-ctx.Done()
		return
	}
	_, port, err := net.SplitHostPort(s.address)
	if err != nil {
		log.Fatalf("ADDRESS: %v", err)
	}
	client := &http.Client{Timeout: 10 * time.Second}
	tick := time.NewTicker(time.Second / time.Duration(s.perSecond))
	defer tick.Stop()
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			go post(client, fmt.Sprintf("http://127.0.0.1:%s/checkout?items=%d", port, n%7+1))
		}
	}
}

func post(client *http.Client, url string) {
	response, err := client.Post(url, "", nil)
	if err != nil {
		log.Printf("checkout: %v", err)
		return
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
}
