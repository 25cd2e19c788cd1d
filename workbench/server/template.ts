/** What the templates of a route may name. */
export interface TemplateData {
  readonly JsonData: Readonly<Record<string, unknown>>;
  readonly SecureJsonData: Readonly<Record<string, string>>;
}

const ACTION = /\{\{-?\s*(.*?)\s*-?\}\}/g;
/** A condition around something else, `{{ if eq .JsonData.backend "pprof" }}…{{ end }}`, with nothing for the other case. */
const CONDITION = /\{\{-?\s*if eq \.JsonData\.(\w+) "([^"]*)"\s*-?\}\}(.*?)\{\{-?\s*end\s*-?\}\}/g;
const FIELD = /^\.(JsonData|SecureJsonData)\.(\w+)$/;

/**
 * Fills in a template of plugin.json. Of Go's text/template it knows what routes use: a field of `.JsonData` or
 * `.SecureJsonData`, Grafana's own function `orEmpty` before it or after a pipe, and a comparison of a field with a
 * text. As in Go, a missing field of `.JsonData` prints `<no value>` and equals no text, and a missing secret prints
 * nothing.
 *
 * @throws on an action that it does not know: the plugin asks for more than the workbench can honour
 */
export const fillTemplate = (template: string, data: TemplateData): string =>
  template
    .replace(CONDITION, (_, field: string, text: string, then: string) => (data.JsonData[field] === text ? then : ''))
    .replace(ACTION, (_, action: string) => evaluate(action, data));

function evaluate(action: string, data: TemplateData): string {
  const words = action.split(/[\s|]+/).filter(Boolean);
  const orEmpty = words.includes('orEmpty');
  const [field, ...rest] = words.filter((word) => word !== 'orEmpty');
  const match = FIELD.exec(field ?? '');
  if (!match || rest.length > 0) {
    throw new Error(`could not parse template {{ ${action} }}`);
  }
  if (match[1] === 'SecureJsonData') {
    return data.SecureJsonData[match[2]] ?? '';
  }
  const value = data.JsonData[match[2]];
  if (value === undefined || value === null) {
    return orEmpty ? '' : '<no value>';
  }
  return String(value);
}
