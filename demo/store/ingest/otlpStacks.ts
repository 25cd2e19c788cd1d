import { type SampleType } from '../../../src/profile/profile';
import { type Labels } from '../profiles/storedProfile';
import { type Frame, type Stack } from './stacksToPprof';

interface Table {
  readonly [column: string]: unknown;
}
interface Dictionary {
  readonly stringTable?: readonly string[];
  readonly functionTable?: readonly Table[];
  readonly locationTable?: ReadonlyArray<{ readonly lines?: readonly Table[] }>;
  readonly stackTable?: ReadonlyArray<{ readonly locationIndices?: readonly number[] }>;
  readonly linkTable?: ReadonlyArray<{ readonly traceId?: string; readonly spanId?: string }>;
}
interface OtlpProfile {
  readonly sampleType?: Table;
  readonly periodType?: Table;
  readonly period?: string;
  readonly timeUnixNano?: string;
  readonly durationNano?: string;
  readonly samples?: ReadonlyArray<{
    readonly stackIndex?: number;
    readonly linkIndex?: number;
    readonly values?: readonly string[];
  }>;
}

/** OTLP profiles, schema v1development 0.3.0, as far as stacks, links and resource attributes. */
export interface OtlpProfilesRequest {
  readonly dictionary?: Dictionary;
  readonly resourceProfiles?: ReadonlyArray<{
    readonly resource?: {
      readonly attributes?: ReadonlyArray<{ readonly key: string; readonly value: { readonly stringValue?: string } }>;
    };
    readonly scopeProfiles?: ReadonlyArray<{ readonly profiles?: readonly OtlpProfile[] }>;
  }>;
}

interface OtlpStacks {
  readonly name: string;
  readonly labels: Labels;
  readonly type: SampleType;
  readonly period: SampleType;
  readonly time: number;
  readonly durationMillis: number;
  readonly stacks: readonly Stack[];
}

const CPU: SampleType = { type: 'cpu', unit: 'nanoseconds' };

/** The profiles of a request. As Pyroscope does it, samples counted per CPU time become that time. */
export function otlpStacks({ dictionary = {}, resourceProfiles = [] }: OtlpProfilesRequest): readonly OtlpStacks[] {
  const text = (index: unknown): string => dictionary.stringTable?.[Number(index ?? 0)] ?? '';
  const sampleType = (type: Table = {}): SampleType => ({
    type: text(type.typeStrindex),
    unit: text(type.unitStrindex),
  });
  return resourceProfiles.flatMap(({ resource, scopeProfiles = [] }) => {
    const attributes = (resource?.attributes ?? []).map(({ key, value }) => [key, value.stringValue ?? ''] as const);
    const service = new Map(attributes).get('service.name') ?? 'unknown_service';
    const labels = new Map([...attributes, ['__otel__', 'true'], ['service_name', service]] as const);
    return scopeProfiles
      .flatMap(({ profiles = [] }) => profiles)
      .map((profile): OtlpStacks => {
        const period = sampleType(profile.periodType);
        const isCpu = period.type === 'cpu';
        const factor = isCpu ? Number(profile.period ?? 1) : 1;
        return {
          name: isCpu ? 'process_cpu' : period.type,
          labels,
          type: isCpu ? CPU : sampleType(profile.sampleType),
          period,
          time: Number(profile.timeUnixNano ?? 0) / 1e6,
          durationMillis: Number(profile.durationNano ?? 0) / 1e6,
          stacks: (profile.samples ?? []).map(({ stackIndex = 0, linkIndex = 0, values = [] }) => ({
            frames: framesOf(dictionary, stackIndex, text),
            labels: linkLabels(dictionary, linkIndex),
            value: values.reduce((sum, value) => sum + Number(value), 0) * factor,
          })),
        };
      });
  });
}

/** A stack lists its leaf first. */
function framesOf(dictionary: Dictionary, stack: number, text: (index: unknown) => string): readonly Frame[] {
  const leafFirst = (dictionary.stackTable?.[stack]?.locationIndices ?? []).flatMap(
    (location) => dictionary.locationTable?.[location]?.lines ?? []
  );
  return leafFirst
    .map(({ functionIndex, line }) => {
      const called = dictionary.functionTable?.[Number(functionIndex)] ?? {};
      return { name: text(called.nameStrindex), file: text(called.filenameStrindex), line: Number(line ?? 0) };
    })
    .reverse();
}

function linkLabels(dictionary: Dictionary, link: number): Readonly<Record<string, string>> {
  const { traceId, spanId } = dictionary.linkTable?.[link] ?? {};
  const hex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');
  return { ...(traceId ? { trace_id: hex(traceId) } : {}), ...(spanId ? { span_id: hex(spanId) } : {}) };
}
