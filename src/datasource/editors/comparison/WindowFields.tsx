import { dateTime } from '@grafana/data';
import { EditorField } from '@grafana/plugin-ui';
import { Combobox, TimeRangeInput } from '@grafana/ui';
import React, { useId } from 'react';

import { type LabelScope } from '../../backends/backend';
import { type ProfilingDataSource } from '../../datasource';
import { type ComparedWindow } from '../../query';
import { CommitInput } from '../CommitInput';
import { LabelPicker } from '../LabelPicker';
import { choiceOf, WINDOW_CHOICES, windowOf } from './windowChoices';

interface Props {
  readonly datasource: Pick<ProfilingDataSource, 'labelNames'>;
  readonly scope: LabelScope;
  readonly window: ComparedWindow;
  /** Why the other side cannot be read. */
  readonly problem: string | undefined;
  readonly onChange: (window: ComparedWindow) => void;
}

const USUAL_LABEL = 'version';

/** When the other side was. */
export function WindowFields({ datasource, scope, window, problem, onChange }: Props): React.JSX.Element {
  const id = useId();
  return (
    <>
      <EditorField
        label="Compare with"
        tooltip="When the other side was: the left one. The range of the query is the right one."
        invalid={problem !== undefined}
        error={problem}
      >
        <Combobox
          id={id}
          width={28}
          options={[...WINDOW_CHOICES]}
          value={choiceOf(window)}
          onChange={({ value }) => onChange(windowOf(value, scope.range, USUAL_LABEL))}
        />
      </EditorField>
      {window.kind === 'earlier' && choiceOf(window) === 'earlier' && (
        <EarlierField by={window.by} onChange={(by) => onChange({ kind: 'earlier', by })} />
      )}
      {window.kind === 'beforeChange' && (
        <LabelPicker
          tooltip="The label that takes a new value with a deploy, e.g. version."
          datasource={datasource}
          scope={scope}
          value={window.label}
          onChange={(label) => onChange({ kind: 'beforeChange', label })}
        />
      )}
      {window.kind === 'fixed' && <FixedField window={window} onChange={onChange} />}
    </>
  );
}

function EarlierField(props: { readonly by: string; readonly onChange: (by: string) => void }): React.JSX.Element {
  const id = useId();
  return (
    <EditorField label="Earlier by" tooltip="A time such as 30m, 2h, 3d, or a variable.">
      <CommitInput id={id} width={12} value={props.by} placeholder="1h" onCommit={(by) => props.onChange(by.trim())} />
    </EditorField>
  );
}

function FixedField(props: {
  readonly window: Extract<ComparedWindow, { readonly kind: 'fixed' }>;
  readonly onChange: (window: ComparedWindow) => void;
}): React.JSX.Element {
  const [from, to] = [dateTime(props.window.from), dateTime(props.window.to)];
  return (
    <EditorField label="Range">
      <TimeRangeInput
        value={{ from, to, raw: { from, to } }}
        onChange={(picked) => props.onChange({ kind: 'fixed', from: picked.from.valueOf(), to: picked.to.valueOf() })}
      />
    </EditorField>
  );
}
