export type Format = string | ((value: unknown, variable: unknown, defaultFormat?: unknown) => string);

/** What a format function learns about the variable. */
export interface FormattedVariable {
  readonly name: string;
  readonly multi: boolean;
  readonly includeAll: boolean;
}

const escapeRegex = (text: string): string => text.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&');
const quoted = (text: string, quote: string): string => quote + text.replaceAll(quote, `\\${quote}`) + quote;

/**
 * The value of a variable in one of Grafana's formats (https://grafana.com/docs/grafana/latest/dashboards/variables,
 * "Advanced variable format options"). None, and one that is not known, is `glob`.
 */
export function formatValue(
  value: unknown,
  variable: FormattedVariable,
  format: Format | undefined,
  text: string
): string {
  if (typeof format === 'function') {
    return format(value, variable);
  }
  const values = (Array.isArray(value) ? value : [value]).map(String);
  switch (format) {
    case 'regex': {
      const alternatives = values.map(escapeRegex);
      return alternatives.length === 1 ? alternatives[0] : `(${alternatives.join('|')})`;
    }
    case 'pipe':
      return values.join('|');
    case 'csv':
    case 'raw':
      return values.join(',');
    case 'json':
      return JSON.stringify(value);
    case 'singlequote':
      return values.map((one) => quoted(one, "'")).join(',');
    case 'doublequote':
      return values.map((one) => quoted(one, '"')).join(',');
    case 'percentencode':
    case 'uriencode':
      return encodeURIComponent(values.length === 1 ? values[0] : `{${values.join(',')}}`);
    case 'queryparam':
      return values.map((one) => `var-${encodeURIComponent(variable.name)}=${encodeURIComponent(one)}`).join('&');
    case 'text':
      return text;
    default:
      return values.length === 1 ? values[0] : `{${values.join(',')}}`;
  }
}
