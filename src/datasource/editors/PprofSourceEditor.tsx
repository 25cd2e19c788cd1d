import { EditorField, EditorRow } from '@grafana/plugin-ui';
import { Combobox, Input, RadioButtonGroup } from '@grafana/ui';
import React, { useId } from 'react';

import { type PprofBackend } from '../backends/pprofBackend';
import { isDuration, MAX_SECONDS } from '../backends/pprofSource';
import { type PprofSource, SNAPSHOT_PROFILES, type SnapshotProfile } from '../query';
import { CaptureButton } from './CaptureButton';
import { useAnswer } from './useAnswer';

interface Props {
  readonly pprof: PprofBackend;
  readonly source: PprofSource;
  readonly onChange: (source: PprofSource) => void;
  readonly onCaptured: () => void;
}

const KINDS = [
  { value: 'snapshot' as const, label: 'State', description: 'The state of the process now' },
  { value: 'delta' as const, label: 'Change', description: 'What changes during some seconds' },
  { value: 'cpu' as const, label: 'CPU', description: 'CPU time, captured when you press the button' },
  { value: 'file' as const, label: 'File', description: 'A file of the configured folder' },
];
const DEFAULT_SECONDS = 10;

/** Where a raw pprof profile is read from. */
export function PprofSourceEditor({ pprof, source, onChange, onCaptured }: Props): React.JSX.Element {
  return (
    <EditorRow>
      <EditorField label="Source">
        <RadioButtonGroup
          aria-label="Source"
          options={KINDS}
          value={source.kind}
          onChange={(kind) => onChange(defaultSource(kind, source))}
        />
      </EditorField>
      {(source.kind === 'snapshot' || source.kind === 'delta') && (
        <ProfileField profile={source.profile} onChange={(profile) => onChange({ ...source, profile })} />
      )}
      {(source.kind === 'delta' || source.kind === 'cpu') && (
        <SecondsField seconds={source.seconds} onChange={(seconds) => onChange({ ...source, seconds })} />
      )}
      {source.kind === 'cpu' && (
        <EditorField label="Capture" tooltip="Profiles the process once. Refreshing a dashboard never does.">
          <CaptureButton pprof={pprof} seconds={source.seconds} onCaptured={onCaptured} />
        </EditorField>
      )}
      {source.kind === 'file' && (
        <FileField pprof={pprof} name={source.name} onChange={(name) => onChange({ kind: 'file', name })} />
      )}
    </EditorRow>
  );
}

function ProfileField(props: {
  readonly profile: SnapshotProfile;
  readonly onChange: (profile: SnapshotProfile) => void;
}): React.JSX.Element {
  const id = useId();
  return (
    <EditorField label="Profile">
      <Combobox
        id={id}
        width={20}
        options={SNAPSHOT_PROFILES.map((value) => ({ value }))}
        value={props.profile}
        onChange={({ value }) => props.onChange(value)}
      />
    </EditorField>
  );
}

function SecondsField(props: {
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}): React.JSX.Element {
  const id = useId();
  const isValid = isDuration(props.seconds);
  return (
    <EditorField label="Seconds" invalid={!isValid} error={isValid ? undefined : `Whole seconds, 1 to ${MAX_SECONDS}`}>
      <Input
        id={id}
        type="number"
        min={1}
        max={MAX_SECONDS}
        width={10}
        value={Number.isNaN(props.seconds) ? '' : props.seconds}
        onChange={({ currentTarget }) => props.onChange(currentTarget.valueAsNumber)}
      />
    </EditorField>
  );
}

function FileField(props: {
  readonly pprof: PprofBackend;
  readonly name: string;
  readonly onChange: (name: string) => void;
}): React.JSX.Element {
  const id = useId();
  const files = useAnswer('files', (signal) => props.pprof.files(signal));
  return (
    <EditorField
      label="File"
      tooltip="Files that index.json of the configured folder lists."
      invalid={files.state === 'failed'}
      error={files.state === 'failed' ? files.words : undefined}
    >
      <Combobox
        id={id}
        width={40}
        options={(files.state === 'loaded' ? files.value : []).map((value) => ({ value }))}
        value={props.name === '' ? null : { value: props.name, label: props.name }}
        onChange={({ value }) => props.onChange(value)}
        createCustomValue
        customValueDescription="Use this text, e.g. a variable"
        loading={files.state === 'loading'}
        placeholder="Select a file"
      />
    </EditorField>
  );
}

/** Another kind of source, with what it shares with the one before. */
function defaultSource(kind: PprofSource['kind'], before: PprofSource): PprofSource {
  const profile = 'profile' in before ? before.profile : 'heap';
  const seconds = 'seconds' in before ? before.seconds : DEFAULT_SECONDS;
  switch (kind) {
    case 'snapshot':
      return { kind, profile };
    case 'delta':
      return { kind, profile, seconds };
    case 'cpu':
      return { kind, seconds };
    case 'file':
      return { kind, name: '' };
  }
}
