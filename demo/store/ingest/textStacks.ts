import { parseFolded } from '../../../src/profile/folded';
import { type FlameTree } from '../../../src/profile/flameTree';
import { type Stack } from './stacksToPprof';

/** Reads one of the text formats of `/ingest`; a string says why it can't. */
export type ReadStacks = (text: string) => readonly Stack[] | string;

/** `main;foo 3`: a stack, and how many samples of it. */
export const foldedStacks: ReadStacks = (text) => {
  const tree = parseFolded(text);
  return tree.ok ? stacksOf(tree.value) : JSON.stringify(tree.error);
};

/** A stack for each line, without a number. */
export const lineStacks: ReadStacks = (text) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ frames: line.split(';').map((name) => ({ name })), value: 1 }));

interface SpeedscopeFile {
  readonly shared?: { readonly frames?: ReadonlyArray<{ readonly name: string; readonly file?: string }> };
  readonly profiles?: ReadonlyArray<{
    readonly type?: string;
    readonly samples?: ReadonlyArray<readonly number[]>;
    readonly weights?: readonly number[];
  }>;
}

/** The sampled profiles of a speedscope file. Format: https://www.speedscope.app/file-format-schema.json */
export const speedscopeStacks: ReadStacks = (text) => {
  let file: SpeedscopeFile;
  try {
    file = JSON.parse(text) as SpeedscopeFile;
  } catch (error) {
    return String(error);
  }
  const frames = file.shared?.frames ?? [];
  return (file.profiles ?? []).flatMap(({ samples = [], weights = [] }) =>
    samples.map((stack, row) => ({
      frames: stack.map((index) => ({ name: frames[index]?.name ?? '', file: frames[index]?.file })),
      value: weights[row] ?? 0,
    }))
  );
};

function stacksOf({ level, names, nameIndex, self }: FlameTree): Stack[] {
  const stacks: Stack[] = [];
  const path: string[] = [];
  for (let row = 0; row < level.length; row++) {
    path.length = Math.max(0, level[row] - 1);
    if (level[row] > 0) {
      path.push(names[nameIndex[row]]);
    }
    if (self[row] !== 0) {
      stacks.push({ frames: path.map((name) => ({ name })), value: self[row] });
    }
  }
  return stacks;
}
