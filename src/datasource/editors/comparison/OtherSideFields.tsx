import { EditorField } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import React, { useId } from 'react';

import { parseLabelSelector } from '../../../profile/labelSelector';
import { type ProfilingDataSource } from '../../datasource';
import { type ComparedSide, DATASOURCE_TYPE } from '../../query';
import { CommitInput } from '../CommitInput';
import { profileSources, readsPprof } from './otherSources';

interface Props {
  readonly datasource: Pick<ProfilingDataSource, 'uid' | 'pprof'>;
  readonly side: ComparedSide;
  readonly onChange: (part: Partial<ComparedSide>) => void;
}

/** What the other side has in the place of the query's own: another selector, data source or file. */
export function OtherSideFields({ datasource, side, onChange }: Props): React.JSX.Element {
  const [selectorId, sourceId, fileId] = [useId(), useId(), useId()];
  const { labelSelector = '', datasource: other, source } = side;
  const problem = selectorProblem(labelSelector);
  const known = profileSources(datasource.uid).map(({ uid, name }) => ({ value: uid, label: name }));
  // A provisioned one may not be there yet, and a variable is none.
  const otherUid = other?.uid;
  const options =
    !otherUid || known.some(({ value }) => value === otherUid)
      ? known
      : [...known, { value: otherUid, label: otherUid }];
  const isFile = otherUid === undefined ? datasource.pprof !== undefined : readsPprof(otherUid);
  return (
    <>
      <EditorField
        label="Other label selector"
        tooltip="Matchers in braces, of the other side alone: another version, zone or service."
        invalid={problem !== undefined}
        error={problem}
      >
        <CommitInput
          id={selectorId}
          width={40}
          value={labelSelector}
          placeholder="As above"
          onCommit={(text) => onChange({ labelSelector: text.trim() || undefined })}
        />
      </EditorField>
      <EditorField
        label="Other data source"
        tooltip="Another data source of profiles: production against staging, a server against a file."
      >
        <Combobox
          id={sourceId}
          width={28}
          options={options}
          value={otherUid ?? null}
          isClearable
          createCustomValue
          customValueDescription="Use this uid, e.g. a variable"
          placeholder={known.length > 0 ? 'This one' : 'There is no other one'}
          onChange={(option) =>
            onChange({ datasource: option ? { type: DATASOURCE_TYPE, uid: option.value } : undefined })
          }
        />
      </EditorField>
      {isFile && (
        <EditorField label="Other file" tooltip="A file of the folder that the other data source is set to.">
          <CommitInput
            id={fileId}
            width={28}
            value={source?.kind === 'file' ? source.name : ''}
            placeholder="As above"
            onCommit={(name) => onChange({ source: name.trim() ? { kind: 'file', name: name.trim() } : undefined })}
          />
        </EditorField>
      )}
    </>
  );
}

/** A selector with variables is whole only when these are filled in. */
function selectorProblem(selector: string): string | undefined {
  if (selector.trim() === '' || selector.includes('$')) {
    return undefined;
  }
  const parsed = parseLabelSelector(selector);
  return parsed.ok ? undefined : `${parsed.error.detail} at character ${parsed.error.offset + 1}`;
}
