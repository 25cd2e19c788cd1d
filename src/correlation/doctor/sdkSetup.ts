import { tagValue } from '../inputs/cells';
import { type SpanTable } from '../spanTable';

/** How spans and profiles are linked in one language. */
export interface SdkSetup {
  readonly language: string;
  /** What to install. */
  readonly install: string;
  /** The line that does it. */
  readonly line: string;
  /** What one has to know of it, or an empty text. */
  readonly note: string;
}

/**
 * Keys are values of `telemetry.sdk.language` (OpenTelemetry semantic conventions). Packages and calls: the READMEs of
 * otel-profiling-go, -java, -python, -dotnet and -ruby of Grafana; for Node there is no such package, so the labels of
 * @pyroscope/nodejs are set by hand.
 */
export const SDK_SETUPS: ReadonlyMap<string, SdkSetup> = new Map([
  [
    'go',
    {
      language: 'Go',
      install: 'go get github.com/grafana/otel-profiling-go',
      line: 'otel.SetTracerProvider(otelpyroscope.NewTracerProvider(tracerProvider))',
      note: 'From v0.7.0 on samples carry trace ids too.',
    },
  ],
  [
    'java',
    {
      language: 'Java',
      install: 'pyroscope-otel.jar beside the OpenTelemetry agent',
      line: '-Dotel.javaagent.extensions=./pyroscope-otel.jar -Dotel.pyroscope.start.profiling=true',
      note: 'Samples carry trace ids from pyroscope-java 2.6 on.',
    },
  ],
  [
    'python',
    {
      language: 'Python',
      install: 'pip install pyroscope-otel',
      line: 'provider.add_span_processor(PyroscopeSpanProcessor())',
      note: 'pyroscope.configure() must run before the first span.',
    },
  ],
  [
    'dotnet',
    {
      language: '.NET',
      install: 'dotnet add package Pyroscope.OpenTelemetry',
      line: '.AddProcessor(new Pyroscope.OpenTelemetry.PyroscopeSpanProcessor())',
      note: 'Works with the OpenTelemetry SDK only, not with automatic instrumentation.',
    },
  ],
  [
    'nodejs',
    {
      language: 'Node',
      install: 'npm install @pyroscope/nodejs',
      line: "span.setAttribute('pyroscope.profile.id', id); Pyroscope.wrapWithLabels({ span_id: id }, handler)",
      note: 'id is span.spanContext().spanId of the first span of a request.',
    },
  ],
  [
    'ruby',
    {
      language: 'Ruby',
      install: 'gem install pyroscope-otel',
      line: 'config.add_span_processor Pyroscope::Otel::SpanProcessor.new("app.cpu", pyroscope_url)',
      note: '',
    },
  ],
]);

const RUNTIMES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^go/i, 'go'],
  [/openjdk|java|graalvm|hotspot|openj9/i, 'java'],
  [/python|pypy/i, 'python'],
  [/\.net/i, 'dotnet'],
  [/^node/i, 'nodejs'],
  [/ruby/i, 'ruby'],
];

/** Language of a span's process, as its resource names it; a key of `SDK_SETUPS`, another language, or `undefined`. */
export function languageOf(table: SpanTable, row: number): string | undefined {
  const tags = table.serviceTags(row);
  const language = tagValue(tags, 'telemetry.sdk.language');
  if (typeof language === 'string' && language !== '') {
    return language.toLowerCase();
  }
  const runtime = tagValue(tags, 'process.runtime.name');
  return typeof runtime === 'string' ? RUNTIMES.find(([pattern]) => pattern.test(runtime))?.[1] : undefined;
}

/** The setup for a language; all of them where it is not known, and none where no SDK sets ids in it. */
export function setupsFor(language: string | undefined): readonly SdkSetup[] {
  if (language === undefined) {
    return [...SDK_SETUPS.values()];
  }
  const setup = SDK_SETUPS.get(language);
  return setup ? [setup] : [];
}
