import { useEffect, useMemo, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { hasFolded } from '../../../profile/foldedRows';
import { addressInName } from '../../../profile/frameNames';
import { type Result } from '../../../profile/result';
import { type SeenName, seenNameOf } from '../../../profile/view/seenNames';
import { type FunctionPlace } from '../view/viewState';
import { type LineDetail, type LineSource } from './lineSource';

export type LineTree =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'impossible'; readonly why: string }
  /** `isCut`: what was cut off is not in it. `seenName`: how its frames are called where the profile is shown. */
  | {
      readonly kind: 'tree';
      readonly tree: FlameTree;
      readonly isCut: boolean;
      readonly seenName: SeenName | undefined;
    };

interface Answer {
  readonly about: string;
  readonly round: number;
  readonly result: Result<FlameTree, string>;
}

/**
 * A tree that tells the lines of a function: the one that is shown, where it does and is whole; else one that is asked for. Of
 * frames that are shown by address it is one by address too, since steps know them by that.
 */
export function useLineTree(
  shown: FlameTree,
  { name, file }: FunctionPlace,
  source: LineSource,
  wanted: LineDetail
): { readonly lineTree: LineTree; readonly onRetry: () => void } {
  const tells = useMemo(() => tellsLines(shown, name, file, wanted), [shown, name, file, wanted]);
  const isCut = useMemo(() => hasFolded(shown), [shown]);
  const isEnough = tells && !isCut;
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer>();
  const about = source.kind === 'possible' ? source.about : '';
  const seen = source.kind === 'possible' ? source.seen : 'function';
  const detail = seen === 'address' ? 'address' : wanted;
  const ask = source.kind === 'possible' && !isEnough ? source.ask : undefined;
  useEffect(
    () => ask?.(detail, (result) => setAnswer({ about, round, result })),
    // The question that an answer is of is told with it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [ask, detail, round]
  );
  const given = answer?.about === about && answer.round === round ? answer.result : undefined;
  const lineTree = useMemo((): LineTree => {
    const own: LineTree | undefined = tells ? { kind: 'tree', tree: shown, isCut, seenName: undefined } : undefined;
    if (isEnough && own) {
      return own;
    }
    if (source.kind === 'impossible') {
      return own ?? source;
    }
    if (!given) {
      return { kind: 'asking' };
    }
    return given.ok
      ? { kind: 'tree', tree: given.value, isCut: hasFolded(given.value), seenName: seenNameOf(seen, detail) }
      : (own ?? { kind: 'failed', reason: given.error });
  }, [shown, tells, isCut, isEnough, source, seen, detail, given]);
  return { lineTree, onRetry: () => setRound((before) => before + 1) };
}

/** Whether names of a tree hold the lines of a function, as those by line and by address do, or its addresses. */
function tellsLines({ names }: FlameTree, name: string, file: string, wanted: LineDetail): boolean {
  const begin = wanted === 'line' ? `${name} ${file}:` : ` ${name}`;
  return (
    (wanted === 'address' || file !== '') &&
    names.some((one) => one.includes(begin) && (wanted === 'line' || addressInName(one) !== 0n))
  );
}
