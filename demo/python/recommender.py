"""recommender: the Python service of the checkout workload.

GET /recommendations?items=3 goes on in the trace of the caller (W3C traceparent). The profiler samples the process with
py-spy from within and labels the samples with the ids of the first span of the request; the spans inside it have no
profile of their own, unlike those of the Go service.
"""

import math
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyroscope
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from pyroscope.otel import PyroscopeSpanProcessor

SERVICE = "recommender"
PRODUCTS = 400
FEATURES = 24
MAX_ITEMS = 20

tracer = trace.get_tracer(SERVICE)
vectors = [[math.sin(product * feature + 1) for feature in range(FEATURES)] for product in range(PRODUCTS)]


def similarity(left, right):
    """Cosine of two feature vectors, in plain Python: the hot function of this service."""
    dot = sum(a * b for a, b in zip(left, right))
    return dot / math.sqrt(sum(a * a for a in left) * sum(b * b for b in right))


def rank(item):
    scores = [(similarity(vectors[item], other), product) for product, other in enumerate(vectors)]
    return sorted(scores, reverse=True)[1:4]


def recommend(items):
    with tracer.start_as_current_span("recommend.rank") as span:
        span.set_attribute("cart.items", items)
        return [[product for _, product in rank(item)] for item in range(items)]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == "/health":
            self.answer(200, "ok")
        elif url.path == "/recommendations":
            self.recommendations(parse_qs(url.query).get("items", [""])[0])
        else:
            self.answer(404, "not found")

    def recommendations(self, wanted):
        if not wanted.isdecimal() or not 1 <= int(wanted) <= MAX_ITEMS:
            self.answer(400, f"items must be 1 to {MAX_ITEMS}")
            return
        caller = TraceContextTextMapPropagator().extract(self.headers)
        with tracer.start_as_current_span("GET /recommendations", context=caller, kind=SpanKind.SERVER):
            self.answer(200, str(recommend(int(wanted))))

    def answer(self, status, text):
        body = f"{text}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        """One line per request would drown what matters."""


def start_telemetry():
    """Spans go where OTEL_EXPORTER_OTLP_ENDPOINT says, profiles to PYROSCOPE_URL."""
    provider = TracerProvider(resource=Resource({"service.name": SERVICE, "deployment.environment": "production"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    server = os.environ.get("PYROSCOPE_URL")
    if server:
        provider.add_span_processor(PyroscopeSpanProcessor())
        pyroscope.configure(
            application_name=SERVICE,
            server_address=server,
            upload_interval=5,
            tags={"env": "production", "region": "eu-west-1"},
        )
    trace.set_tracer_provider(provider)
    return provider


def main():
    host, _, port = os.environ.get("ADDRESS", "127.0.0.1:8000").rpartition(":")
    provider = start_telemetry()
    server = ThreadingHTTPServer((host, int(port)), Handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"{SERVICE} on {host}:{port}", flush=True)
    try:
        server.serve_forever()
    finally:
        provider.shutdown()
        pyroscope.shutdown()


if __name__ == "__main__":
    main()
