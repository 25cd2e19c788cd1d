import { type FileError } from '../formats/fileError';
import { type FileContents, type TreeDetail } from '../formats/profileFile';
import { type FlameTree } from '../flameTree';
import { ok, type Result } from '../result';
import { type RunSteps } from '../steps';
import { inSteps } from '../turns';
import { type Answer, type Question } from './messages';
import { connectWorker, type WorkerClient } from './workerClient';

/** A file that is open. */
export interface OpenedFile extends FileContents {
  /** The tree of a choice, a row of `choices`, by function unless `detail` says more. Asked again, it gives the same tree. */
  tree(choice: number, detail?: TreeDetail): Promise<FlameTree>;
  /** The calls of a track of a choice in the order of time, or a sentence on why not. Kept until another one is asked for. */
  chart(choice: number, track: number, detail?: TreeDetail): Promise<Result<FlameTree, string>>;
  /** Lets go what is kept of the file, and ends what is under way: a tree that was asked for may then never come. */
  close(): void;
}

/** Set once a worker did not start: the next ones would not either. */
let isBlocked = false;

/**
 * Opens a profile file off the main thread, or in pieces on it where a worker can't start: where there are none (Node),
 * where the page's content security policy blocks them, where the script does not load. `bytes` are handed over to the
 * worker and empty afterwards. Rejects with the signal's reason once that has aborted, and for bugs.
 */
export async function openFile(
  bytes: Uint8Array,
  fileName: string,
  signal?: AbortSignal
): Promise<Result<OpenedFile, FileError>> {
  const client = await connect();
  signal?.throwIfAborted();
  return client ? openByWorker(client, bytes, fileName, signal) : openHere(bytes, fileName, signal);
}

async function connect(): Promise<WorkerClient | undefined> {
  if (isBlocked || typeof Worker === 'undefined') {
    return undefined;
  }
  // Only webpack understands this module, so nothing else comes here.
  const module = await import('./startWorker').catch(() => undefined);
  const client = module && (await connectWorker(module.startWorker));
  isBlocked = client === undefined;
  return client;
}

async function openByWorker(
  client: WorkerClient,
  bytes: Uint8Array,
  fileName: string,
  signal?: AbortSignal
): Promise<Result<OpenedFile, FileError>> {
  const opened = expect(
    'opened',
    await client.ask({ kind: 'open', bytes, fileName }, [bytes.buffer as ArrayBuffer], signal)
  );
  if (!opened.result.ok) {
    client.close();
    return opened.result;
  }
  let queue: Promise<unknown> = Promise.resolve();
  const ask = (question: Question): Promise<Answer> => {
    const answer = queue.then(() => client.ask(question, []));
    queue = answer.catch(() => undefined);
    return answer;
  };
  return ok({
    ...opened.result.value,
    tree: oncePerChoice(async (choice, detail) => expect('tree', await ask({ kind: 'tree', choice, detail })).tree),
    chart: lastOnly(
      async (choice, track, detail) => expect('chart', await ask({ kind: 'chart', choice, track, detail })).chart
    ),
    close: () => client.close(),
  });
}

async function openHere(
  bytes: Uint8Array,
  fileName: string,
  signal?: AbortSignal
): Promise<Result<OpenedFile, FileError>> {
  const [{ openProfileFile }, { choiceChart, choiceTree, contentsOf }] = await Promise.all([
    import('../formats/openProfileFile'),
    import('../formats/profileFile'),
  ]);
  const run: RunSteps = (steps) => inSteps(steps, signal);
  const opened = await openProfileFile(bytes, fileName, run);
  if (!opened.ok) {
    return opened;
  }
  const controller = new AbortController();
  const { signal: closed } = controller;
  return ok({
    ...contentsOf(opened.value),
    tree: oncePerChoice((choice, detail) => inSteps(choiceTree(opened.value, choice, detail), closed)),
    chart: lastOnly((choice, track, detail) => inSteps(choiceChart(opened.value, choice, track, detail), closed)),
    close: () => controller.abort(),
  });
}

type MakeTree = (choice: number, detail: TreeDetail) => Promise<FlameTree>;

function oncePerChoice(make: MakeTree): OpenedFile['tree'] {
  const made = new Map<string, Promise<FlameTree>>();
  return (choice, detail = {}) => {
    const key = JSON.stringify([choice, detail.detail, detail.labels]);
    const known = made.get(key) ?? make(choice, detail);
    made.set(key, known);
    return known;
  };
}

type MakeChart = (choice: number, track: number, detail: TreeDetail) => ReturnType<OpenedFile['chart']>;

function lastOnly(make: MakeChart): OpenedFile['chart'] {
  let last: { readonly key: string; readonly chart: ReturnType<MakeChart> } | undefined;
  return (choice, track, detail = {}) => {
    const key = JSON.stringify([choice, track, detail.detail, detail.labels]);
    last = last?.key === key ? last : { key, chart: make(choice, track, detail) };
    return last.chart;
  };
}

function expect<K extends Answer['kind']>(kind: K, answer: Answer): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) {
    throw new Error(`The worker answered ${answer.kind} where ${kind} was expected`);
  }
  return answer as Extract<Answer, { kind: K }>;
}
