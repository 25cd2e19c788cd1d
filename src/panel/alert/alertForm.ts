import { type AlertSubject } from '../../alerting/alertSubject';
import { type Condition, type ConditionKind, type FunctionAlert } from '../../alerting/functionAlert';
import { durationSeconds } from '../../alerting/promql';
import { type Suggestion, suggestion } from '../../alerting/suggestion';

/** What is typed, as it is typed. */
export interface AlertForm {
  readonly side: 'total' | 'self';
  readonly kind: ConditionKind;
  /** The threshold: in the unit of the metrics, in percent, or a factor. */
  readonly above: string;
  readonly ago: string;
  readonly least: string;
  readonly forTime: string;
  readonly window: string;
  /** Names of the labels of the subject that the rule is on. */
  readonly series: readonly string[];
  /** `severity=page, team=checkout` */
  readonly labels: string;
}

export type FormField = 'above' | 'ago' | 'least' | 'forTime' | 'window' | 'labels';

/** A form filled in with what is suggested, and where that comes from. */
export function firstForm(subject: AlertSubject): AlertForm {
  const form = {
    side: 'total',
    kind: 'absolute',
    ago: '1w',
    forTime: '10m',
    window: '5m',
    series: subject.series.map(({ name }) => name),
    labels: 'severity=warning',
  } as const;
  return { ...form, ...suggestedFields(subject, form) };
}

export const suggestionOf = (subject: AlertSubject, { kind, side }: Pick<AlertForm, 'kind' | 'side'>): Suggestion =>
  suggestion(kind, subject[side], subject.metrics.unit);

/** The fields that a suggestion fills, for another kind or side. */
export function suggestedFields(
  subject: AlertSubject,
  form: Pick<AlertForm, 'kind' | 'side'>
): Pick<AlertForm, 'above' | 'least'> {
  const { condition } = suggestionOf(subject, form);
  switch (condition.kind) {
    case 'absolute':
      return { above: String(condition.above), least: '' };
    case 'share':
      return { above: String(Number((condition.above * 100).toPrecision(6))), least: '' };
    case 'change':
      return { above: String(condition.times), least: String(condition.least) };
  }
}

/** The alert that a form describes, or what is wrong with its fields. */
export function readForm(
  form: AlertForm,
  subject: AlertSubject
): { readonly alert: FunctionAlert | undefined; readonly problems: Readonly<Partial<Record<FormField, string>>> } {
  const problems: Partial<Record<FormField, string>> = {};
  const number = (field: 'above' | 'least', mayBe: (value: number) => boolean, words: string): number => {
    const value = form[field].trim() === '' ? Number.NaN : Number(form[field]);
    if (!(Number.isFinite(value) && mayBe(value))) {
      problems[field] = words;
    }
    return value;
  };
  const duration = (field: 'ago' | 'forTime' | 'window'): string => {
    const text = form[field].trim();
    if (durationSeconds(text) === undefined) {
      problems[field] = 'A duration such as 90s, 10m or 1w';
    }
    return text;
  };
  const condition = ((): Condition => {
    const isAbove0 = (value: number): boolean => value > 0;
    switch (form.kind) {
      case 'absolute':
        return { kind: 'absolute', above: number('above', isAbove0, 'A number above 0') };
      case 'share': {
        const percent = number('above', (value) => value > 0 && value < 100, 'Above 0 and below 100');
        return { kind: 'share', above: percent / 100 };
      }
      case 'change':
        return {
          kind: 'change',
          times: number('above', isAbove0, 'A number above 0'),
          ago: duration('ago'),
          least: number('least', (value) => value >= 0, '0 or a number above it'),
        };
    }
  })();
  const labels = readLabels(form.labels);
  if (labels === undefined) {
    problems.labels = 'Written name=value, with commas between';
  }
  const alert: FunctionAlert = {
    functionName: subject.functionName,
    metrics: subject.metrics,
    side: form.side,
    condition,
    series: subject.series.filter(({ name }) => form.series.includes(name)),
    forTime: duration('forTime'),
    window: duration('window'),
    labels: labels ?? {},
  };
  return { alert: Object.keys(problems).length === 0 ? alert : undefined, problems };
}

/** Labels as they are typed; `undefined` where they are none. */
function readLabels(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => /^\s*([a-zA-Z_]\w*)\s*=\s*(.*?)\s*$/.exec(part));
  return pairs.includes(null) ? undefined : Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]]));
}
