import { type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { type DataSourceRef } from '@grafana/schema';

import { formatLabelSelector, type Matcher, parseLabelSelector } from '../profile/labelSelector';
import { escapeRegex } from './escapeRegex';
import {
  type ComparedSide,
  type ComparedWindow,
  type FrameFilter,
  type PprofSource,
  type ProfilingQuery,
} from './query';

type Templates = Pick<TemplateSrv, 'replace'>;

/**
 * Fills in template variables in every text of a query, but for the call site: those are names out of a profile, where a
 * dollar sign is one (`lambda$main$0`).
 */
export function interpolateQuery(query: ProfilingQuery, templates: Templates, scopedVars: ScopedVars): ProfilingQuery {
  const text = (value: string): string => templates.replace(value, scopedVars);
  const list = (values: readonly string[] | undefined): readonly string[] | undefined =>
    values?.flatMap((value) => listOf(value, templates, scopedVars));
  /** A variable without a value stays as it is written: it was to narrow the profile, and that is told later. */
  const ids = (values: readonly string[]): readonly string[] =>
    values.flatMap((value) => listOf(value, templates, scopedVars).map((id) => (id.trim() === '' ? value : id)));
  /** In a regular expression values stand for themselves, several for any of them. */
  const pattern = (value: string): string => templates.replace(value, scopedVars, asRegex);
  const frameFilter = ({ presets, rules }: FrameFilter): FrameFilter => ({
    presets,
    rules: rules.map((rule) => ({ ...rule, pattern: (rule.match === 'regex' ? pattern : text)(rule.pattern) })),
  });
  const file = (source: PprofSource): PprofSource =>
    source.kind === 'file' ? { ...source, name: text(source.name) } : source;
  const window = (saved: ComparedWindow): ComparedWindow => {
    switch (saved.kind) {
      case 'earlier':
        return { ...saved, by: text(saved.by) };
      case 'beforeChange':
        return { ...saved, label: text(saved.label) };
      default:
        return saved;
    }
  };
  const reference = (ref: DataSourceRef): DataSourceRef =>
    ref.uid === undefined ? ref : { ...ref, uid: text(ref.uid) };
  const side = (saved: ComparedSide): ComparedSide => ({
    ...saved,
    window: window(saved.window),
    ...(saved.labelSelector && { labelSelector: interpolateSelector(saved.labelSelector, templates, scopedVars) }),
    ...(saved.profileTypeId && { profileTypeId: text(saved.profileTypeId) }),
    ...(saved.spanSelector && { spanSelector: list(saved.spanSelector) }),
    ...(saved.traceIdSelector && { traceIdSelector: list(saved.traceIdSelector) }),
    ...(saved.profileIdSelector && { profileIdSelector: list(saved.profileIdSelector) }),
    ...(saved.source && { source: file(saved.source) }),
    ...(saved.datasource && { datasource: reference(saved.datasource) }),
  });
  const { source, compareWith, requestRate } = query;
  return {
    ...query,
    profileTypeId: text(query.profileTypeId),
    labelSelector: interpolateSelector(query.labelSelector, templates, scopedVars),
    ...(query.spanSelector && { spanSelector: ids(query.spanSelector) }),
    ...(query.traceIdSelector && { traceIdSelector: ids(query.traceIdSelector) }),
    ...(query.profileIdSelector && { profileIdSelector: ids(query.profileIdSelector) }),
    ...(query.groupBy && { groupBy: list(query.groupBy) }),
    ...(query.labelLevels && { labelLevels: list(query.labelLevels) }),
    ...(query.functions && { functions: list(query.functions) }),
    ...(query.functionPattern && { functionPattern: pattern(query.functionPattern) }),
    ...(query.label && { label: text(query.label) }),
    ...(query.frameFilter && { frameFilter: frameFilter(query.frameFilter) }),
    ...(source && { source: file(source) }),
    ...(compareWith && { compareWith: side(compareWith) }),
    // What the other data source's query has for variables, it fills in itself.
    ...(requestRate && { requestRate: { ...requestRate, datasource: reference(requestRate.datasource) } }),
  };
}

/** One id per value of a multi-value variable. */
function listOf(value: string, templates: Templates, scopedVars: ScopedVars): readonly string[] {
  const separator = '\n';
  const join = (values: unknown): string => (Array.isArray(values) ? values.join(separator) : String(values));
  return templates.replace(value, scopedVars, join).split(separator);
}

/**
 * Several values of a variable become a regex, so `=` turns into `=~` and `!=` into `!~`; in a regex, values are
 * escaped. A selector that cannot be read before its variables are filled in, such as `$selector`, is filled in as text.
 */
export function interpolateSelector(selector: string, templates: Templates, scopedVars: ScopedVars): string {
  if (!selector.includes('$') && !selector.includes('[[')) {
    return selector;
  }
  const parsed = parseLabelSelector(selector);
  return parsed.ok
    ? formatLabelSelector(parsed.value.map((matcher) => interpolateMatcher(matcher, templates, scopedVars)))
    : templates.replace(selector, scopedVars, asText);
}

function interpolateMatcher({ name, op, value }: Matcher, templates: Templates, scopedVars: ScopedVars): Matcher {
  const filled: Array<string | readonly string[]> = [];
  const marked = templates.replace(
    value,
    scopedVars,
    (values: string | string[]) => `\u0000${filled.push(values) - 1}\u0000`
  );
  const parts = marked.split('\u0000').map((part, index) => (index % 2 === 0 ? part : (filled[Number(part)] ?? '')));
  const several = parts.some((part) => typeof part !== 'string' && part.length > 1);
  const isRegex = op === '=~' || op === '!~';
  const newName = templates.replace(name, scopedVars);

  if (isRegex || several) {
    const literal = isRegex ? (text: string) => text : escapeRegex;
    const text = parts.map((part, index) => (index % 2 === 0 ? literal(String(part)) : asRegex(part))).join('');
    return { name: newName, op: REGEX_OP[op], value: text };
  }
  // An "All" value of the author's own is a regex, and Grafana fills it in without asking for a format.
  const ownAll = filled.length === 0 && marked !== value && !value.includes(':') && /^\.[*+]$/.test(marked);
  return { name: newName, op: ownAll ? REGEX_OP[op] : op, value: parts.flat().join('') };
}

const REGEX_OP: Readonly<Record<Matcher['op'], Matcher['op']>> = { '=': '=~', '!=': '!~', '=~': '=~', '!~': '!~' };

function asRegex(values: unknown): string {
  const texts = (Array.isArray(values) ? values : [values]).map((value) => escapeRegex(String(value)));
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join('|')})`;
}

/** One value stands for itself, and may hold matchers; several can only be alternatives. */
const asText = (values: unknown): string =>
  Array.isArray(values) && values.length > 1 ? asRegex(values) : String(values);
