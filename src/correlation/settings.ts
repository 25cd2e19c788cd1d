import * as v from 'valibot';

import { DEFAULT_MAX_NODES, MAX_NODES_LIMIT } from '../datasource/query';

/** A span or resource attribute, and the label that holds the same value in the profiles. */
export interface TagMapping {
  readonly tag: string;
  readonly label: string;
}

const DEFAULT_TAGS: readonly TagMapping[] = [{ tag: 'service.name', label: 'service_name' }];

/** What differs for one service between its traces and its profiles. Absent parts are as for all services. */
export interface ServiceRule {
  /** Name of the service in traces. */
  readonly service: string;
  /** What its profiles carry in the label that `service.name` is mapped to. */
  readonly profileService?: string;
  readonly datasourceUid?: string;
  readonly profileTypeId?: string;
  /** Takes the place of the mapping for all services. */
  readonly tags?: readonly TagMapping[];
}

/** How spans are matched with profiles: what a panel saves, in the units that its editors show. */
export interface CorrelationSettings {
  readonly tags: readonly TagMapping[];
  readonly services: readonly ServiceRule[];
  /** How far the window reaches beyond the span for questions by id. */
  readonly paddingSeconds: number;
  /** How far the clocks of traces and profiles may differ: added to every window on both sides. */
  readonly clockSkewSeconds: number;
  /** How long profiles are kept; 0 where that is unknown. */
  readonly retentionHours: number;
  /** The tracer labels the samples of every span with that span's own id, not only of a request's first span. */
  readonly allSpans: boolean;
  /** Label of profiles that holds the name of the span. */
  readonly spanNameLabel: string;
  /** CPU samples a second and thread. Profilers of Go, Java, .NET, Python, Ruby and Node take 100. */
  readonly samplesPerSecond: number;
  readonly maxNodes: number;
}

/** Grafana's own figure for span profiles. SDKs upload every 10 to 15 s and stamp a sample with its upload's window. */
const DEFAULT_PADDING_SECONDS = 60;

export const DEFAULT_SETTINGS: CorrelationSettings = {
  tags: DEFAULT_TAGS,
  services: [],
  paddingSeconds: DEFAULT_PADDING_SECONDS,
  clockSkewSeconds: 0,
  retentionHours: 0,
  allSpans: false,
  spanNameLabel: 'span_name',
  samplesPerSecond: 100,
  maxNodes: DEFAULT_MAX_NODES,
};

const MAX_ITEMS = 200;
const MAX_TEXT = 500;

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_TEXT));
const optionalText = v.fallback(v.optional(text), undefined);
const within = (min: number, max: number, otherwise: number) =>
  v.fallback(v.pipe(v.number(), v.finite(), v.minValue(min), v.maxValue(max)), otherwise);
/** The items that can be read, of a list. */
const readable = <T>(item: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, readonly T[]> =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) =>
      list.slice(0, MAX_ITEMS).flatMap((one) => {
        const read = v.safeParse(item, one);
        return read.success ? [read.output] : [];
      })
    )
  );
const Tags: v.GenericSchema<unknown, readonly TagMapping[]> = readable(v.object({ tag: text, label: text }));
const Rule: v.GenericSchema<unknown, ServiceRule> = v.object({
  service: text,
  profileService: optionalText,
  datasourceUid: optionalText,
  profileTypeId: optionalText,
  tags: v.fallback(v.optional(Tags), undefined),
});
const Settings: v.GenericSchema<unknown, CorrelationSettings> = v.object({
  tags: v.fallback(Tags, DEFAULT_SETTINGS.tags),
  services: v.fallback(readable(Rule), DEFAULT_SETTINGS.services),
  paddingSeconds: within(0, 3600, DEFAULT_SETTINGS.paddingSeconds),
  clockSkewSeconds: within(0, 3600, DEFAULT_SETTINGS.clockSkewSeconds),
  retentionHours: within(0, 24 * 3650, DEFAULT_SETTINGS.retentionHours),
  allSpans: v.fallback(v.boolean(), DEFAULT_SETTINGS.allSpans),
  spanNameLabel: v.fallback(text, DEFAULT_SETTINGS.spanNameLabel),
  samplesPerSecond: within(1, 100_000, DEFAULT_SETTINGS.samplesPerSecond),
  maxNodes: v.fallback(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_NODES_LIMIT)),
    DEFAULT_SETTINGS.maxNodes
  ),
});

/**
 * Settings out of what was saved, which a dashboard's JSON may have made anything. What cannot be read is as it is by
 * default; of lists the items that can be read are kept, up to 200. Other members are left out.
 */
export function readSettings(saved: unknown): CorrelationSettings {
  return v.parse(Settings, typeof saved === 'object' && saved !== null ? saved : {});
}

/** The rule for a service, where it has one; the first of several. */
export const ruleFor = (settings: CorrelationSettings, service: string): ServiceRule | undefined =>
  settings.services.find((rule) => rule.service === service);
