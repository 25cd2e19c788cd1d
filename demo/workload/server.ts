import { ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { createServer, type IncomingMessage, type Server } from 'node:http';

import { calculate, queryCart, unmarshal, validate, type Version } from './checkout';
import { type SpanMaker } from './tracing';

interface Cart {
  readonly token: string;
  readonly items: number;
}

const ROOT = 'POST /checkout';

/** The checkout-api: `POST /checkout` with a cart answers with its price, and leaves one trace per request. */
export const checkoutServer = (spans: SpanMaker, version: Version): Server =>
  createServer((request, response) => {
    if (request.method !== 'POST' || request.url !== '/checkout') {
      response.writeHead(404).end();
      return;
    }
    const span = spans.serve(ROOT, ROOT_CONTEXT);
    span.setAttribute('http.request.method', 'POST');
    checkout(spans, span, request, version)
      .then((cents) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ cents })))
      .catch((error: unknown) => {
        span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
        response.writeHead(400).end();
      })
      .finally(() => span.end());
  });

async function checkout(spans: SpanMaker, root: Span, request: IncomingMessage, version: Version): Promise<number> {
  const body = await readBody(request);
  const within = trace.setSpan(ROOT_CONTEXT, root);
  // Functions with names, for the flame graph.
  const cents = spans.labelled(ROOT, root, function checkOut() {
    const cart = JSON.parse(body) as Cart;
    root.setAttribute('cart.items', cart.items);
    spans.profiled('auth.Validate', within, function authenticate() {
      return validate(cart.token);
    });
    return spans.profiled('pricing.Calculate', within, function priceCart(pricing) {
      return calculate(cart.items, version, function readPrices() {
        return spans.inner('json.Unmarshal', pricing, unmarshal);
      });
    });
  });
  await spans.waiting('db.Query', within, queryCart);
  return cents;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
