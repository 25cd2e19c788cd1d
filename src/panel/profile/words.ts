import { dateTimeFormat, formattedValueToString, getValueFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type TimeWindow } from '../../correlation/range';
import { visibleText } from '../../profile/visibleText';

export const formatMs = (ms: number): string => formatValue(ms, 'ms');

export const formatValue = (value: number, unit: string): string => formattedValueToString(getValueFormat(unit)(value));

/** `20:38:40 – 20:40:41`, in the dashboard's time zone. */
export function formatWindow({ from, to }: TimeWindow, timeZone: TimeZone): string {
  const time = (ms: number): string => dateTimeFormat(ms, { timeZone, format: 'HH:mm:ss' });
  return `${time(from)} – ${time(to)}`;
}

/** `memory inuse_space` for `memory:inuse_space:bytes:space:bytes`. */
export function profileTypeLabel(id: string): string {
  const [name, sampleType] = id.split(':');
  return visibleText(name && sampleType ? `${name} ${sampleType}` : id);
}
