import { type PanelData } from '@grafana/data';
import { EditorField } from '@grafana/plugin-ui';
import React, { useId } from 'react';

import { type ProfilingQuery } from '../query';
import { CommitInput } from './CommitInput';
import { knownFunctions } from './knownFunctions';
import { MultiField } from './MultiField';
import { usePatternProblem } from './usePatternProblem';

interface FunctionsProps {
  readonly query: ProfilingQuery;
  /** What is on the screen, whose functions are offered; nothing is asked for them. */
  readonly data: PanelData | undefined;
  readonly onChange: (part: Pick<ProfilingQuery, 'functions'>) => void;
}

/** Functions to follow over time, by exact name. */
export function FunctionsField({ query, data, onChange }: FunctionsProps): React.JSX.Element {
  return (
    <MultiField
      label="Functions"
      tooltip="Exact names. Those of the last answer are offered, others and variables can be typed. Without any, the largest functions are followed."
      options={{ state: 'loaded', value: knownFunctions(data).map((value) => ({ value })) }}
      values={query.functions ?? []}
      placeholder="The largest ones"
      nothing="The largest ones"
      others="typed"
      onChange={(functions) => onChange({ functions })}
    />
  );
}

interface PatternProps {
  readonly query: ProfilingQuery;
  readonly onChange: (part: Pick<ProfilingQuery, 'functionPattern'>) => void;
}

/** Which functions are rows of the table. */
export function FunctionPatternField({ query, onChange }: PatternProps): React.JSX.Element {
  const id = useId();
  const { functionPattern = '' } = query;
  const problem = usePatternProblem(functionPattern);
  return (
    <EditorField
      label="Function pattern"
      tooltip="A regular expression (RE2), found anywhere in the name. The shares stay those of all samples."
      invalid={problem !== undefined}
      error={problem}
    >
      <CommitInput
        id={id}
        width={36}
        value={functionPattern}
        placeholder="Every function"
        onCommit={(text) => onChange({ functionPattern: text === '' ? undefined : text })}
      />
    </EditorField>
  );
}
