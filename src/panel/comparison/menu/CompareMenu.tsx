import React, { lazy, Suspense, useRef, useState } from 'react';

import { type TimeWindow } from '../../../correlation/range';
import { type ComparedWindow, type ProfileFrameMeta } from '../../../datasource/query';
import { type LazyItem, LazyMenu } from '../../profile/LazyMenu';
import { listsSiblings, openProfileSource } from '../../query/profileSource';
import { presetsFor } from './presets';

const RangeDialog = lazy(() => import('./RangeDialog'));

interface Props {
  readonly uid: string;
  readonly meta: ProfileFrameMeta;
  readonly timeZone: string;
  readonly onWindow: (window: ComparedWindow) => void;
  /** Absent where a file can't be compared with what is shown. */
  readonly onFile?: (file: File) => void;
}

/** What a profile can be compared with. */
export function CompareMenu({ uid, meta, timeZone, onWindow, onFile }: Props): React.JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [labels, setLabels] = useState<readonly string[]>([]);
  const presets = presetsFor(labels).filter(({ kind }) => kind !== 'file' || onFile !== undefined);
  const load = async (signal: AbortSignal): Promise<readonly LazyItem[]> => {
    const names = await labelNames(uid, meta, signal);
    setLabels(names);
    return presetsFor(names)
      .filter(({ kind }) => kind !== 'file' || onFile !== undefined)
      .map(({ label }) => ({ value: label, label, active: false }));
  };
  const pick = ({ value }: LazyItem): void => {
    const preset = presets.find(({ label }) => label === value);
    if (!preset) {
      return;
    }
    switch (preset.kind) {
      case 'window':
        return onWindow(preset.window);
      case 'range':
        return setAsking(true);
      case 'file':
        return input.current?.click();
    }
  };
  const onRange = ({ from, to }: TimeWindow): void => {
    setAsking(false);
    onWindow({ kind: 'fixed', from, to });
  };
  return (
    <>
      <LazyMenu
        icon="exchange-alt"
        label="Compare with"
        tooltip="What changed, and whether it is real"
        load={load}
        onPick={pick}
      />
      {onFile && (
        <input
          ref={input}
          type="file"
          hidden
          tabIndex={-1}
          aria-label="Profile file to compare with"
          onChange={(event) => {
            const [file] = Array.from(event.target.files ?? []);
            // So that the same file can be picked again.
            event.target.value = '';
            if (file) {
              onFile(file);
            }
          }}
        />
      )}
      {isAsking && (
        <Suspense fallback={null}>
          <RangeDialog start={meta.range} timeZone={timeZone} onRange={onRange} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Names of the labels that the profile's series have; none where they are not known, which takes no preset of time away. */
async function labelNames(uid: string, meta: ProfileFrameMeta, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const source = await openProfileSource(uid);
    const names = listsSiblings(source) ? await source.labelNames(meta, signal) : undefined;
    return names?.ok ? names.value : [];
  } catch {
    return [];
  }
}
