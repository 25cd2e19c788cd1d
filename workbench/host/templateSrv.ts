import { type ScopedVars, type TimeRange, type TypedVariableModel } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';

export type Variables = Readonly<Record<string, string | readonly string[]>>;
type Format = string | ((value: unknown, variable: unknown, defaultFormat?: unknown) => string);

const VARIABLE = /\$(\w+)|\$\{(\w+)(?:\.[^:}]+)?(?::([^}]+))?\}|\[\[(\w+)(?::(\w+))?\]\]/g;
const escapeRegex = (text: string): string => text.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&');

/** Fills in variables as Grafana does, for the few formats that profile queries use. */
export class HostTemplateSrv implements TemplateSrv {
  private range: TimeRange | undefined;

  constructor(private readonly variables: Variables) {}

  getVariables(): TypedVariableModel[] {
    return Object.keys(this.variables).map((name) => ({ type: 'custom', name }) as TypedVariableModel);
  }

  replace(target = '', scoped: ScopedVars = {}, format?: Format): string {
    return target.replace(VARIABLE, (found: string, ...groups: Array<string | undefined>) => {
      const name = groups[0] ?? groups[1] ?? groups[3] ?? '';
      const value = scoped[name] ? (scoped[name].value as unknown) : this.valueOf(name);
      return value === undefined ? found : formatted(value, name, groups[2] ?? groups[4] ?? format);
    });
  }

  containsTemplate(target = ''): boolean {
    return target.search(VARIABLE) >= 0;
  }

  updateTimeRange(range: TimeRange): void {
    this.range = range;
  }

  private valueOf(name: string): string | readonly string[] | undefined {
    if (this.range && (name === '__from' || name === '__to')) {
      return String((name === '__from' ? this.range.from : this.range.to).valueOf());
    }
    return this.variables[name];
  }
}

function formatted(value: unknown, name: string, format: Format | undefined): string {
  if (typeof format === 'function') {
    return format(value, { name, multi: Array.isArray(value), includeAll: false });
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  switch (format) {
    case 'regex': {
      const alternatives = values.map((one) => escapeRegex(String(one)));
      return alternatives.length === 1 ? alternatives[0] : `(${alternatives.join('|')})`;
    }
    case 'pipe':
      return values.join('|');
    case 'csv':
      return values.join(',');
    default:
      return values.length === 1 ? String(values[0]) : `{${values.join(',')}}`;
  }
}
