import { useEffect, useMemo, useState } from 'react';

import { type Result } from '../../../profile/result';
import { rowOfPath } from '../../../profile/view/callPath';
import { graftSubtree, type MarkedTree } from '../../../profile/view/graftSubtree';
import { type ViewStep } from '../../../profile/view/viewStep';

/** Whom to ask for what was cut off. */
export interface InFullSource {
  /** The question that the profile answers: while it is the same, a refresh leaves the tree before until the next is whole. */
  readonly about: string;
  /**
   * Asks for the profile again, only for the stacks that begin with a path, and with nothing cut off; the answer is that or
   * the reason why not. What it returns cancels.
   */
  readonly ask: (path: readonly string[], onAnswer: (answer: Result<MarkedTree, string>) => void) => () => void;
}

export interface InFull {
  /** The tree as it came, with all in it that was asked for and answered. */
  readonly tree: MarkedTree;
  /** Whether the functions that came with the tree are those of this one. */
  readonly keepsFunctions: boolean;
  readonly waiting: ReadonlyArray<readonly string[]>;
  readonly failed: ReadonlyArray<{ readonly path: readonly string[]; readonly reason: string }>;
  readonly onRetry: () => void;
}

interface Answer {
  /** The tree that it belongs into. */
  readonly base: MarkedTree;
  readonly key: string;
  readonly answer: Result<MarkedTree, string>;
}

/**
 * A tree with what steps want in full. Where nothing was cut off, nothing is asked for. A failure leaves the tree as it is.
 */
export function useInFull(base: MarkedTree, steps: readonly ViewStep[], source: InFullSource | undefined): InFull {
  const allKeys = JSON.stringify(steps.flatMap((step) => (step.kind === 'inFull' ? [step.path] : [])));
  const wanted = useMemo(
    () => (JSON.parse(allKeys) as string[][]).filter((path) => isCutBelow(base, path)),
    [base, allKeys]
  );
  const [round, setRound] = useState(0);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const ask = source?.ask;
  useEffect(() => {
    const isKnown = (key: string): boolean =>
      answers.some((given) => given.base === base && given.key === key && given.answer.ok);
    const add = (added: Answer) => (now: readonly Answer[]) => [
      ...now.filter((given) => given.base === base && given.key !== added.key),
      added,
    ];
    const asked = wanted
      .filter((path) => !isKnown(keyOf(path)))
      .map((path) => ask?.(path, (answer) => setAnswers(add({ base, key: keyOf(path), answer }))));
    return () => asked.forEach((cancel) => cancel?.());
    // An answer that comes in is no reason to ask the others again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [base, wanted, ask, round]);
  const now = useMemo(() => putIn(base, wanted, answers), [base, wanted, answers]);

  const about = source?.about ?? '';
  const [last, setLast] = useState<{ readonly about: string; readonly allKeys: string; readonly tree: MarkedTree }>();
  const isWhole = now.waiting.length === 0;
  if (isWhole && wanted.length > 0 && last?.tree !== now.tree) {
    setLast({ about, allKeys, tree: now.tree });
  }
  const tree = isWhole || last?.about !== about || last.allKeys !== allKeys ? now.tree : last.tree;
  const keepsFunctions = tree === base || base.folded?.includes(-1) !== true;
  return { ...now, tree, keepsFunctions, onRetry: () => setRound((before) => before + 1) };
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

/** Whether something was cut off at a path, or below it. */
export function isCutBelow(tree: MarkedTree, path: readonly string[]): boolean {
  const { level, folded } = tree;
  const { row, isWhole } = rowOfPath(tree, path);
  for (let at = row; isWhole && folded && at < level.length && (at === row || level[at] > level[row]); at++) {
    if (folded[at] !== 0) {
      return true;
    }
  }
  return false;
}

function putIn(
  base: MarkedTree,
  wanted: ReadonlyArray<readonly string[]>,
  answers: readonly Answer[]
): Pick<InFull, 'tree' | 'waiting' | 'failed'> {
  let tree = base;
  const waiting: Array<readonly string[]> = [];
  const failed: Array<InFull['failed'][number]> = [];
  for (const path of wanted) {
    const answer = answers.find((given) => given.base === base && given.key === keyOf(path))?.answer;
    const grafted = answer?.ok ? graftSubtree(tree, path, answer.value) : undefined;
    if (!answer) {
      waiting.push(path);
    } else if (!grafted) {
      failed.push({ path, reason: answer.ok ? 'The answer has no such frame.' : answer.error });
    }
    tree = grafted ?? tree;
  }
  return { tree, waiting, failed };
}
