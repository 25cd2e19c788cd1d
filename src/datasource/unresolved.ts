import { formatLabelSelector, parseLabelSelector } from '../profile/labelSelector';

const VARIABLE = /\$\{[^{}]*\}/g;

interface Resolved {
  readonly selector: string;
  /** Variables that nothing was filled in for, as they are written. */
  readonly unresolved: readonly string[];
}

/**
 * A label selector without the matchers whose variable has no value. Grafana leaves the text of a variable of its trace
 * view, such as `${__span.tags["service.name"]}`, as it stands when the span lacks it, and its quotes would end the value
 * around them. A selector that cannot be read stays as it is, for its error to be told.
 */
export function withoutUnresolved(selector: string): Resolved {
  const unresolved = [...new Set(selector.match(VARIABLE) ?? [])];
  if (unresolved.length === 0) {
    return { selector, unresolved };
  }
  // No label holds a line break, so one marks where a variable was.
  const marked = selector.replace(VARIABLE, '\\n').replace(/([{,]\s*)\\n\s*(?:,|(?=\}))/g, '$1');
  const parsed = parseLabelSelector(marked);
  return parsed.ok
    ? { selector: formatLabelSelector(parsed.value.filter(({ value }) => !value.includes('\n'))), unresolved }
    : { selector, unresolved: [] };
}
