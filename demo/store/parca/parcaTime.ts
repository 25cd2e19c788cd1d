import { invalid } from './parcaError';

const LAYOUT = '2006-01-02T15:04:05.999999999Z07:00';

/** An RFC 3339 time as ms since the epoch, with the fraction of a millisecond. */
export function readTime(field: string, text: string): number {
  const [, whole, fraction = '', zone] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  const time = whole === undefined ? NaN : Date.parse(whole + zone);
  if (Number.isNaN(time)) {
    const cause = `parsing time ${JSON.stringify(text)} as "${LAYOUT}": cannot parse ${JSON.stringify(text)} as "2006"`;
    throw invalid(`parsing field ${JSON.stringify(field)}: ${cause}`);
  }
  return time + Number(`0${fraction}`) * 1_000;
}

/** Ms since the epoch in RFC 3339, trailing zeros of the fraction left out. */
export function writeTime(millis: number): string {
  const second = Math.floor(millis / 1_000);
  const nanos = Math.round((millis - second * 1_000) * 1e6);
  const fraction = nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
  return `${new Date(second * 1_000).toISOString().slice(0, 19)}${fraction}Z`;
}

/** A protobuf duration in JSON, `10s` or `0.5s`, as ms. */
export function readDuration(field: string, text: string): number {
  const [, seconds] = /^(\d+(?:\.\d+)?)s$/.exec(text) ?? [];
  if (seconds === undefined) {
    throw invalid(
      `parsing field ${JSON.stringify(field)}: invalid google.protobuf.Duration value ${JSON.stringify(text)}`
    );
  }
  return Number(seconds) * 1_000;
}
