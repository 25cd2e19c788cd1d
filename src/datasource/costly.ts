import { CoreApp } from '@grafana/data';

import { type Matcher, parseLabelSelector } from '../profile/labelSelector';
import { type BackendKind, type TimeRange } from './backends/backend';
import { type ProfilingQuery } from './query';

/** What a server answers for all its series without much ado. */
const CHEAP_MILLIS = 6 * 3_600_000;

/**
 * Whether a query, with its variables filled in, asks every series over a long range, which can cost a server minutes
 * of work and much memory. A selector that cannot be read is the server's to refuse.
 */
export function isCostly(query: ProfilingQuery, { from, to }: TimeRange): boolean {
  if (query.queryType === 'labels' || to - from <= CHEAP_MILLIS || hasIds(query)) {
    return false;
  }
  const matchers = parseLabelSelector(query.labelSelector);
  return matchers.ok && !matchers.value.some(narrows);
}

/** Where somebody looks around, a costly query asks first; a dashboard's author has decided, and its panels run. */
export const asksFirst = (
  query: ProfilingQuery,
  range: TimeRange,
  app: string | undefined,
  backend: BackendKind
): boolean =>
  (app === CoreApp.Explore || app === CoreApp.PanelEditor) &&
  backend !== 'pprof' &&
  !query.allowCostly &&
  isCostly(query, range);

/** What a costly query would cost, as the rest of a sentence. */
export function costWords({ queryType }: ProfilingQuery, { from, to }: TimeRange): string {
  const over = `this selects every series over ${Math.round((to - from) / 3_600_000)} h`;
  return queryType === 'functionSeries'
    ? `${over} and reads a profile of them for each of up to 60 slices, which can cost the server many minutes of work`
    : `${over}, which can cost the server minutes of work`;
}

const hasIds = ({ spanSelector, traceIdSelector, profileIdSelector }: ProfilingQuery): boolean =>
  [spanSelector, traceIdSelector, profileIdSelector].some((ids) => (ids?.length ?? 0) > 0);

/** What a label must not be leaves nearly all series, and so does "anything". */
function narrows({ op, value }: Matcher): boolean {
  switch (op) {
    case '=':
      return true;
    case '=~':
      return !/^(\^?\(?(\.[*+])?\)?\$?)$/.test(value);
    case '!=':
    case '!~':
      return false;
  }
}
