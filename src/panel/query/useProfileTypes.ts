import { useEffect, useState } from 'react';

import { type TimeWindow } from '../../correlation/range';
import { listsProfileTypes, openProfileSource, type ProfileTypeOption } from './profileSource';

export type ProfileTypes =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly types: readonly ProfileTypeOption[] }
  /** The switch then offers only the type in use, and says why. */
  | { readonly kind: 'unknown'; readonly reason: string };

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

/** Asks a data source which profile types it has in a window. */
export function useProfileTypes(uid: string | undefined, from: number, to: number): ProfileTypes {
  const [types, setTypes] = useState<{ readonly key: string; readonly types: ProfileTypes }>();
  const key = `${uid} ${from} ${to}`;
  useEffect(() => {
    if (uid === undefined || to <= from) {
      return undefined;
    }
    const abort = new AbortController();
    const answer = (value: ProfileTypes): void => {
      if (!abort.signal.aborted) {
        setTypes({ key, types: value });
      }
    };
    listTypes(uid, { from, to }, abort.signal).then(answer, (error: unknown) =>
      answer({ kind: 'unknown', reason: error instanceof Error ? error.message : String(error) })
    );
    return () => abort.abort();
  }, [key, uid, from, to]);
  return types?.key === key ? types.types : { kind: 'loading' };
}

async function listTypes(uid: string, range: TimeWindow, signal: AbortSignal): Promise<ProfileTypes> {
  const source = await openProfileSource(uid);
  if (!listsProfileTypes(source)) {
    return { kind: 'unknown', reason: 'The data source does not list its profile types.' };
  }
  return { kind: 'known', types: await source.getProfileTypes(range, signal) };
}

/** The type to show: the one asked for, else CPU, else the first; `undefined` until that is known. */
export function profileTypeToShow(asked: string, types: ProfileTypes): string | undefined {
  if (asked) {
    return asked;
  }
  switch (types.kind) {
    case 'loading':
      return undefined;
    case 'unknown':
      return CPU;
    case 'known': {
      const preferred =
        types.types.find(({ id }) => id === CPU) ?? types.types.find(({ sampleType }) => sampleType === 'cpu');
      return (preferred ?? types.types[0])?.id ?? CPU;
    }
  }
}
