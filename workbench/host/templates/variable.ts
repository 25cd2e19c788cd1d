import { type AdHocVariableFilter, type TypedVariableModel } from '@grafana/data';
import { type DataSourceRef } from '@grafana/schema';

/** A dashboard variable with the value that is picked. */
export interface HostVariable {
  readonly type: TypedVariableModel['type'];
  readonly name: string;
  readonly label?: string;
  /** `$__all` stands for every option. */
  readonly value: string | readonly string[];
  readonly options?: readonly VariableChoice[];
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  /** What All is filled in as, where the dashboard says so. */
  readonly allValue?: string;
  readonly datasource?: DataSourceRef | null;
  /** Of an ad hoc variable. */
  readonly filters?: readonly AdHocVariableFilter[];
}
export interface VariableChoice {
  readonly text: string;
  readonly value: string;
}

export const ALL = '$__all';

export const isAll = ({ value }: HostVariable): boolean => value === ALL || (Array.isArray(value) && value[0] === ALL);

/** As Grafana's `getVariables` lists it. */
export const toModel = (variable: HostVariable): TypedVariableModel =>
  ({
    ...variable,
    id: variable.name,
    current: { text: textOf(variable), value: variable.value },
  }) as unknown as TypedVariableModel;

export const textOf = (variable: HostVariable): string => {
  if (isAll(variable)) {
    return 'All';
  }
  const texts = new Map(variable.options?.map(({ value, text }) => [value, text]));
  return [variable.value]
    .flat()
    .map((value) => texts.get(value) ?? value)
    .join(' + ');
};
