import { locationService } from '@grafana/runtime';

import { parseSpanId, parseTraceId, sameTrace } from '../../correlation/ids';

/** Dashboard variables that hold the picked ids; an empty name: that id is not in the address. */
export interface PickVariables {
  readonly trace: string;
  readonly span: string;
}

export interface PickedIds {
  /** 32 lower-case hex digits; empty where the address names none. */
  readonly traceId: string;
  /** 16 lower-case hex digits; empty where the address names none. */
  readonly spanId: string;
}

/** The ids that the page's address holds, which anyone may have written. */
export function readPickedIds({ trace, span }: PickVariables): PickedIds {
  const search = locationService.getSearch();
  const held = (name: string): string | null => (name ? search.get(`var-${name}`) : null);
  return { traceId: parseTraceId(held(trace)) ?? '', spanId: parseSpanId(held(span)) ?? '' };
}

/**
 * Puts ids into the address, from where Grafana takes them into the variables of those names. A step for the browser's
 * back button, unless the address says so already. The trace's own way to be written stays where it names the same.
 */
export function writePickedIds(variables: PickVariables, { traceId, spanId }: PickedIds): void {
  const now = readPickedIds(variables);
  const change: Record<string, string | null> = {};
  if (variables.trace && (traceId === '' ? now.traceId !== '' : !sameTrace(now.traceId, traceId))) {
    change[`var-${variables.trace}`] = traceId;
  }
  if (variables.span && now.spanId !== spanId) {
    change[`var-${variables.span}`] = spanId;
  }
  if (Object.keys(change).length > 0) {
    locationService.partial(change);
  }
}

/** Calls back after each change of the page's address; returns what ends it. */
export const onAddress = (changed: () => void): (() => void) => locationService.getHistory().listen(changed);
