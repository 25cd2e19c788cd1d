import { type Context, type Span, SpanKind, type Tracer, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

import { type Version } from './checkout';
import { type Profiler } from './profiler';

/** Attribute by which Grafana and Pyroscope find the profile of a span; its value is the span's id. */
const PROFILE_ID = 'pyroscope.profile.id';

/** A provider that sends OTLP JSON to `url` (the whole address, `/v1/traces` included). */
export const tracerProvider = (url: string, version: Version): BasicTracerProvider =>
  new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'checkout-api',
      'service.version': version,
      'deployment.environment': 'production',
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }), { scheduledDelayMillis: 1_000 })],
  });

/** Makes spans, and labels the CPU samples of those that ask for it. */
export class SpanMaker {
  constructor(
    private readonly tracer: Tracer,
    private readonly profiler: Profiler
  ) {}

  /** A span without samples of its own: `work` may wait, and what it computes counts for the span around it. */
  async waiting<T>(name: string, parent: Context, work: () => Promise<T>): Promise<T> {
    const span = this.tracer.startSpan(name, {}, parent);
    try {
      return await work();
    } finally {
      span.end();
    }
  }

  /** A span without samples of its own around synchronous work. */
  inner<T>(name: string, parent: Context, work: () => T): T {
    const span = this.tracer.startSpan(name, {}, parent);
    try {
      return work();
    } finally {
      span.end();
    }
  }

  /** A span whose CPU samples carry its ids. */
  profiled<T>(name: string, parent: Context, work: (within: Context) => T): T {
    const span = this.tracer.startSpan(name, {}, parent);
    try {
      return this.labelled(name, span, function inSpan() {
        return work(trace.setSpan(parent, span));
      });
    } finally {
      span.end();
    }
  }

  /** Runs synchronous `work` of an open span with that span's ids on its samples. */
  labelled<T>(name: string, span: Span, work: () => T): T {
    const { traceId, spanId } = span.spanContext();
    span.setAttribute(PROFILE_ID, spanId);
    return this.profiler.label({ trace_id: traceId, span_id: spanId, span_name: name }, work);
  }

  /** The root span of a request that this service answers. */
  serve(name: string, parent: Context): Span {
    return this.tracer.startSpan(name, { kind: SpanKind.SERVER }, parent);
  }
}
