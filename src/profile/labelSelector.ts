import { quoteText, readQuoted, type TextError } from './quotedText';
import { err, ok, type Result } from './result';

/** One condition on a label; a label that is not there has the empty string for a value. */
export interface Matcher {
  readonly name: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

const PLAIN_NAME = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const OPERATOR = /=~|!~|!=|=/y;
const BLANKS = /\s*/y;

/**
 * Reads label matchers as PromQL writes them: `{service_name="checkout", "k8s.pod"=~'a|b'}`. Values are quoted in any of
 * Go's three ways; names that are not plain identifiers are quoted too; a comma may stand behind the last matcher.
 * A regular expression is not compiled here: the server's syntax (RE2) is not JavaScript's.
 *
 * Grammar: https://prometheus.io/docs/prometheus/latest/querying/basics/#time-series-selectors
 */
export function parseLabelSelector(text: string): Result<readonly Matcher[], TextError> {
  const matchers: Matcher[] = [];
  let position = skip(BLANKS, text, 0);
  if (text[position] !== '{') {
    return err({ detail: 'expected {', offset: position });
  }
  position = skip(BLANKS, text, position + 1);
  while (text[position] !== '}') {
    const matcher = readMatcher(text, position);
    if (!matcher.ok) {
      return matcher;
    }
    matchers.push(matcher.value.matcher);
    position = skip(BLANKS, text, matcher.value.end);
    if (text[position] === ',') {
      position = skip(BLANKS, text, position + 1);
    } else if (text[position] !== '}') {
      return err({ detail: 'expected , or }', offset: position });
    }
  }
  position = skip(BLANKS, text, position + 1);
  return position === text.length ? ok(matchers) : err({ detail: 'expected nothing behind }', offset: position });
}

/** The selector as text that `parseLabelSelector`, Prometheus and Pyroscope read. */
export function formatLabelSelector(matchers: readonly Matcher[]): string {
  const parts = matchers.map(({ name, op, value }) => {
    const isPlain = take(PLAIN_NAME, name, 0) === name;
    return `${isPlain ? name : quoteText(name)}${op}${quoteText(value)}`;
  });
  return `{${parts.join(',')}}`;
}

/**
 * Whether labels fulfil all matchers. `get` gives a label's value, the empty string for one that is not there. Regular
 * expressions match the whole value. Throws a `SyntaxError` for one that JavaScript cannot compile.
 */
export function matchesLabels(matchers: readonly Matcher[], get: (name: string) => string): boolean {
  return matchers.every((matcher) => valueTest(matcher)(get(matcher.name)));
}

/** A matcher as a test of one label's value. Throws a `SyntaxError` for a regular expression that does not compile. */
export function valueTest({ op, value }: Matcher): (labelValue: string) => boolean {
  switch (op) {
    case '=':
      return (labelValue) => labelValue === value;
    case '!=':
      return (labelValue) => labelValue !== value;
    case '=~':
    case '!~': {
      const pattern = anchored(value);
      return (labelValue) => pattern.test(labelValue) === (op === '=~');
    }
  }
}

/** As Prometheus compiles it: all of the value must match, and a dot matches a line break too. */
function anchored(pattern: string): RegExp {
  const inlineFlags = /^\(\?([ims]+)\)/.exec(pattern);
  const body = inlineFlags ? pattern.slice(inlineFlags[0].length) : pattern;
  const flags = new Set(`s${inlineFlags?.[1] ?? ''}`);
  return new RegExp(`^(?:${body})$`, [...flags].join(''));
}

function readMatcher(text: string, start: number): Result<{ matcher: Matcher; end: number }, TextError> {
  const plain = take(PLAIN_NAME, text, start);
  const quoted = plain === '' && /["'`]/.test(text.charAt(start)) ? readQuoted(text, start) : undefined;
  if (quoted && !quoted.ok) {
    return quoted;
  }
  const name = quoted?.value.value ?? plain;
  if (name === '') {
    return err({ detail: 'expected a label name', offset: start });
  }
  const behindName = skip(BLANKS, text, quoted?.value.end ?? start + plain.length);
  const op = take(OPERATOR, text, behindName);
  if (!isOperator(op)) {
    return err({ detail: 'expected =, !=, =~ or !~', offset: behindName });
  }
  const value = readQuoted(text, skip(BLANKS, text, behindName + op.length));
  return value.ok ? ok({ matcher: { name, op, value: value.value.value }, end: value.value.end }) : value;
}

function isOperator(text: string): text is Matcher['op'] {
  return text !== '';
}

/** What a sticky pattern matches at a position, nothing when it does not match there. */
function take(pattern: RegExp, text: string, position: number): string {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? '';
}

function skip(pattern: RegExp, text: string, position: number): number {
  return position + take(pattern, text, position).length;
}
