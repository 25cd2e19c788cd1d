import { dateTimeFormat, formattedValueToString, getValueFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type TimeWindow } from '../../correlation/range';

/** CPU profilers of Go, Java, Node and Python take a sample each 10 ms by default. */
export const SAMPLING_PERIOD_MS = 10;

export const formatMs = (ms: number): string => formatValue(ms, 'ms');

export const formatValue = (value: number, unit: string): string => formattedValueToString(getValueFormat(unit)(value));

/** `20:38:40 – 20:40:41`, in the dashboard's time zone. */
export function formatWindow({ from, to }: TimeWindow, timeZone: TimeZone): string {
  const time = (ms: number): string => dateTimeFormat(ms, { timeZone, format: 'HH:mm:ss' });
  return `${time(from)} – ${time(to)}`;
}

/** How many samples a span can hold for each thread that computes all its time. */
export function expectedSamples(durationMs: number): string {
  const samples = durationMs / SAMPLING_PERIOD_MS;
  return samples < 1 ? 'less than one sample' : `about ${Math.round(samples)} ${samples < 1.5 ? 'sample' : 'samples'}`;
}

/** Below two sampling periods a span is likely to have no sample, whatever it did. */
export const isShort = (durationMs: number): boolean => durationMs < 2 * SAMPLING_PERIOD_MS;

/** `memory inuse_space` for `memory:inuse_space:bytes:space:bytes`. */
export function profileTypeLabel(id: string): string {
  const [name, sampleType] = id.split(':');
  return name && sampleType ? `${name} ${sampleType}` : id;
}

export const isCpu = (profileTypeId: string): boolean => profileTypeId.split(':')[1] === 'cpu';
