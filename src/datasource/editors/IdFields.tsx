import { EditorField } from '@grafana/plugin-ui';
import React, { useId } from 'react';

import { type BackendKind } from '../backends/backend';
import { type ProfilingQuery } from '../query';
import { CAPABILITIES } from './capabilities';
import { CommitInput } from './CommitInput';
import { type IdPart, idProblem } from './idProblem';

interface Props {
  readonly query: ProfilingQuery;
  readonly backend: BackendKind;
  readonly onChange: (ids: IdPart) => void;
}

const PROFILE_ONLY = 'Narrows the profile only, not its series.';

/** Ids of spans, traces and profiles; only one kind can be given. Several are separated by commas. */
export function IdFields({ query, backend, onChange }: Props): React.JSX.Element {
  const problem = idProblem(query);
  const { profileIds } = CAPABILITIES[backend];
  const field = (label: string, tooltip: string, name: keyof IdPart, reason?: string): React.JSX.Element => (
    <IdField
      label={label}
      tooltip={`${tooltip}, separated by commas, or a variable. ${PROFILE_ONLY}`}
      ids={query[name] ?? []}
      error={problem?.field === name ? problem.detail : reason}
      onChange={(list) => onChange({ [name]: list })}
    />
  );
  const hasProfileIds = (query.profileIdSelector?.length ?? 0) > 0;
  return (
    <>
      {field('Span ID', 'Only samples of these spans: 16 hex digits each', 'spanSelector')}
      {field('Trace ID', 'Only samples of these traces: 32 hex digits each', 'traceIdSelector')}
      {(profileIds.can || hasProfileIds) &&
        field(
          'Profile ID',
          'Only these profiles, as exemplars name them: a UUID each',
          'profileIdSelector',
          profileIds.can ? undefined : profileIds.why
        )}
    </>
  );
}

interface IdFieldProps {
  readonly label: string;
  readonly tooltip: string;
  readonly ids: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[] | undefined) => void;
}

function IdField({ label, tooltip, ids, error, onChange }: IdFieldProps): React.JSX.Element {
  const id = useId();
  const save = (typed: string): void => {
    const list = typed.split(/[\s,]+/).filter((each) => each !== '');
    onChange(list.length > 0 ? list : undefined);
  };
  return (
    <EditorField label={label} tooltip={tooltip} invalid={error !== undefined} error={error}>
      <CommitInput id={id} width={36} value={ids.join(', ')} placeholder="none" onCommit={save} />
    </EditorField>
  );
}
