import { EditorField } from '@grafana/plugin-ui';
import { Input } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { toIdFilter } from '../backends/idFilter';
import { type ProfilingQuery } from '../query';

interface Props {
  readonly query: ProfilingQuery;
  readonly onChange: (ids: Pick<ProfilingQuery, 'spanSelector' | 'traceIdSelector'>) => void;
}

/** Span ids and trace ids; only one kind can be given. Several are separated by commas. */
export function IdFields({ query, onChange }: Props): React.JSX.Element {
  const { spanSelector, traceIdSelector } = query;
  const problem = problemOf(spanSelector, traceIdSelector);
  return (
    <>
      <IdField
        label="Span ID"
        tooltip="Only samples of these spans: 16 hex digits each, separated by commas, or a variable."
        ids={spanSelector}
        error={problem?.field === 'spanSelector' ? problem.detail : undefined}
        onChange={(ids) => onChange({ spanSelector: ids, traceIdSelector })}
      />
      <IdField
        label="Trace ID"
        tooltip="Only samples of these traces: 32 hex digits each, separated by commas, or a variable."
        ids={traceIdSelector}
        error={problem?.field === 'traceIdSelector' ? problem.detail : undefined}
        onChange={(ids) => onChange({ spanSelector, traceIdSelector: ids })}
      />
    </>
  );
}

interface IdFieldProps {
  readonly label: string;
  readonly tooltip: string;
  readonly ids: readonly string[] | undefined;
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[] | undefined) => void;
}

function IdField({ label, tooltip, ids, error, onChange }: IdFieldProps): React.JSX.Element {
  const id = useId();
  const saved = (ids ?? []).join(', ');
  const [typed, setTyped] = useState<string>();
  const save = (): void => {
    if (typed !== undefined) {
      const list = typed.split(/[\s,]+/).filter((each) => each !== '');
      onChange(list.length > 0 ? list : undefined);
      setTyped(undefined);
    }
  };
  return (
    <EditorField label={label} tooltip={tooltip} invalid={error !== undefined} error={error}>
      <Input
        id={id}
        width={36}
        value={typed ?? saved}
        placeholder="none"
        spellCheck={false}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={save}
        onKeyDown={({ key }) => key === 'Enter' && save()}
      />
    </EditorField>
  );
}

/** Variables cannot be checked before the query is run. */
function problemOf(
  spans: readonly string[] = [],
  traces: readonly string[] = []
): { field: string; detail: string } | undefined {
  if (spans.length > 0 && traces.length > 0) {
    return { field: 'spanSelector', detail: 'Span ID and Trace ID cannot be used together. Clear one of them.' };
  }
  const isText = (id: string): boolean => !id.includes('$') && !id.includes('[[');
  const filter = toIdFilter(spans.filter(isText), traces.filter(isText));
  return filter.ok ? undefined : filter.error;
}
