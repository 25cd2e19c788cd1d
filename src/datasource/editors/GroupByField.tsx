import React from 'react';

import { type LabelScope } from '../backends/backend';
import { type ProfilingDataSource } from '../datasource';
import { MultiField } from './MultiField';
import { useAnswer } from './useAnswer';

interface Props {
  readonly datasource: Pick<ProfilingDataSource, 'labelNames'>;
  readonly scope: LabelScope;
  readonly values: readonly string[];
  readonly onChange: (names: readonly string[] | undefined) => void;
}

/** Labels whose values make a series each. */
export function GroupByField({ datasource, scope, values, onChange }: Props): React.JSX.Element {
  const names = useAnswer(JSON.stringify(scope), (signal) => datasource.labelNames(scope, signal));
  return (
    <MultiField
      label="Group by"
      tooltip="A series for each combination of their values. The flame graph is not grouped."
      options={names.state === 'loaded' ? { ...names, value: names.value.map((value) => ({ value })) } : names}
      values={values}
      placeholder="One series"
      nothing="No labels in this range"
      others="typed"
      onChange={onChange}
    />
  );
}
