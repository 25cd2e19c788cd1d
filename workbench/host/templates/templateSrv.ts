import {
  type AdHocVariableFilter,
  type DataContextScopedVar,
  type ScopedVars,
  type TimeRange,
  type TypedVariableModel,
} from '@grafana/data';
import { getDataSourceSrv, type TemplateSrv, type VariableInterpolation } from '@grafana/runtime';
import lodash from 'lodash';

import { valueInContext } from './dataContext';
import { type Format, formatValue } from './format';
import { type HostVariable, isAll, textOf, toModel } from './variable';

const VARIABLE = /\$(\w+)|\$\{(\w+)(?:\.([^:}]+))?(?::([^}]+))?\}|\[\[(\w+)(?::(\w+))?\]\]/g;

/** Fills in variables as Grafana does. */
export class HostTemplateSrv implements TemplateSrv {
  private range: TimeRange | undefined;
  private variables: ReadonlyMap<string, HostVariable> = new Map();

  constructor(variables: readonly HostVariable[]) {
    this.setVariables(variables);
  }

  /** Takes the place of the variables before: those of the page that is shown. */
  setVariables(variables: readonly HostVariable[]): void {
    this.variables = new Map(variables.map((variable) => [variable.name, variable]));
  }

  getVariables(): TypedVariableModel[] {
    return [...this.variables.values()].map(toModel);
  }

  /** Complete filters of the ad hoc variables that are made for a data source, by its name, as Grafana has it. */
  getAdhocFilters(dataSource: string): AdHocVariableFilter[] {
    const uid = getDataSourceSrv().getInstanceSettings(dataSource)?.uid;
    return [...this.variables.values()]
      .filter(({ type, datasource }) => type === 'adhoc' && this.replace(datasource?.uid) === uid)
      .flatMap(({ filters }) => filters ?? [])
      .filter(({ key, operator }) => key !== '' && operator !== '');
  }

  replace(target = '', scoped: ScopedVars = {}, format?: Format, found?: VariableInterpolation[]): string {
    return target.replace(VARIABLE, (match: string, ...groups: Array<string | undefined>) => {
      const variableName = groups[0] ?? groups[1] ?? groups[4] ?? '';
      const fieldPath = groups[2];
      const own = groups[3] ?? groups[5];
      const filled = this.fill(variableName, fieldPath ?? '', scoped, own ?? format);
      const value = filled ?? match;
      found?.push({ match, variableName, fieldPath, format: own, value, found: filled !== undefined });
      return value;
    });
  }

  containsTemplate(target = ''): boolean {
    return target.search(VARIABLE) >= 0;
  }

  updateTimeRange(range: TimeRange): void {
    this.range = range;
  }

  private fill(name: string, path: string, scoped: ScopedVars, format: Format | undefined): string | undefined {
    const plain = { name, multi: false, includeAll: false };
    const given = scoped[name]?.value as unknown;
    if (given !== undefined) {
      const value: unknown = path ? lodash.get(given, path) : given;
      return formatValue(value, { ...plain, multi: Array.isArray(value) }, format, String(scoped[name]?.text ?? value));
    }
    const context = scoped.__dataContext as DataContextScopedVar | undefined;
    const inRow = context && valueInContext(name, path, context.value);
    if (inRow !== undefined) {
      return formatValue(inRow, plain, format, String(inRow));
    }
    if (this.range && (name === '__from' || name === '__to')) {
      return String((name === '__from' ? this.range.from : this.range.to).valueOf());
    }
    const variable = this.variables.get(name);
    return variable && this.fillVariable(variable, scoped, format);
  }

  private fillVariable(variable: HostVariable, scoped: ScopedVars, format: Format | undefined): string {
    const { name, multi = false, includeAll = false, allValue, options = [] } = variable;
    if (isAll(variable) && allValue && format !== 'text') {
      // The author's own value for All is filled in as it is, whatever the format.
      return this.replace(allValue, scoped);
    }
    const value = isAll(variable) ? options.map((option) => option.value) : variable.value;
    return formatValue(value, { name, multi, includeAll }, format, textOf(variable));
  }
}
