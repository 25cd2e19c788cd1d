import { openProfileFile } from '../formats/openProfileFile';
import { choiceChart, choiceTree, contentsOf, type ProfileFile } from '../formats/profileFile';
import { allSteps } from '../steps';
import { type Answer, columnMemory, type Question } from './messages';

/** The parts of a worker's global scope that are used here; TypeScript's own types of it exclude those of pages. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let file: ProfileFile | undefined;

async function answer(question: Question): Promise<void> {
  if (question.kind === 'open') {
    const opened = await openProfileFile(question.bytes, question.fileName);
    file = opened.ok ? opened.value : undefined;
    scope.postMessage({ kind: 'opened', result: opened.ok ? { ok: true, value: contentsOf(opened.value) } : opened });
    return;
  }
  if (!file) {
    throw new Error('A tree was asked for before a file was opened');
  }
  const { choice, detail } = question;
  if (question.kind === 'chart') {
    const chart = allSteps(choiceChart(file, choice, question.track, detail));
    scope.postMessage({ kind: 'chart', chart }, chart.ok ? columnMemory(chart.value) : []);
    return;
  }
  const tree = allSteps(choiceTree(file, choice, detail));
  // A tree that the file holds is needed again when it is chosen again: that one is copied.
  scope.postMessage({ kind: 'tree', tree }, file.format === 'pprof' ? columnMemory(tree) : []);
}

scope.onmessage = ({ data }) => {
  answer(data).catch((thrown: unknown) =>
    scope.postMessage({ kind: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) })
  );
};
scope.postMessage({ kind: 'ready' });
