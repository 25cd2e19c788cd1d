import { foldedTree } from '../../../tests/foldedTree';
import { type Answer, columnMemory, type Question } from './messages';
import { connectWorker } from './workerClient';

/** A worker whose answers a test gives. */
class FakeWorker {
  onmessage: ((event: { data: Answer }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  readonly asked: Question[] = [];
  terminated = false;

  postMessage(question: Question): void {
    this.asked.push(question);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(data: Answer): void {
    this.onmessage?.({ data });
  }
  fail(): void {
    this.onerror?.({ message: 'out of memory', preventDefault: () => undefined });
  }
  asWorker = (): Worker => this as unknown as Worker;
}

const OPEN: Question = { kind: 'open', bytes: new Uint8Array(3), fileName: 'x' };

describe('connectWorker', () => {
  it('gives a client once the worker says that it runs, and passes its answers on', async () => {
    const worker = new FakeWorker();
    const connecting = connectWorker(worker.asWorker);
    worker.say({ kind: 'ready' });
    const client = await connecting;
    const answer = client?.ask(OPEN, []);
    const refused: Answer = { kind: 'opened', result: { ok: false, error: { kind: 'foreignHtml' } } };
    worker.say(refused);
    await expect(answer).resolves.toEqual(refused);
    expect(worker.asked).toEqual([OPEN]);
    client?.close();
    expect(worker.terminated).toBe(true);
  });

  it.each([
    [
      'is forbidden',
      (): Worker => {
        throw new Error('SecurityError');
      },
    ],
    [
      'does not load',
      (): Worker => {
        const worker = new FakeWorker();
        queueMicrotask(() => worker.fail());
        return worker.asWorker();
      },
    ],
  ])('gives none where the worker %s', async (_, start) => {
    await expect(connectWorker(start)).resolves.toBeUndefined();
  });

  it('gives up on a worker that says nothing', async () => {
    jest.useFakeTimers();
    const worker = new FakeWorker();
    const connecting = connectWorker(worker.asWorker);
    jest.advanceTimersByTime(3000);
    jest.useRealTimers();
    await expect(connecting).resolves.toBeUndefined();
    expect(worker.terminated).toBe(true);
  });
});

describe('a client', () => {
  const connected = async () => {
    const worker = new FakeWorker();
    const connecting = connectWorker(worker.asWorker);
    worker.say({ kind: 'ready' });
    const client = await connecting;
    if (!client) {
      throw new Error('not connected');
    }
    return { worker, client };
  };

  it('ends the worker when nobody waits any more', async () => {
    const { worker, client } = await connected();
    const controller = new AbortController();
    const answer = client.ask(OPEN, [], controller.signal);
    controller.abort('left');
    await expect(answer).rejects.toBe('left');
    expect(worker.terminated).toBe(true);
    await expect(client.ask(OPEN, [], controller.signal)).rejects.toBe('left');
  });

  it('fails with what the worker fails with', async () => {
    const { worker, client } = await connected();
    const bug = client.ask(OPEN, []);
    worker.say({ kind: 'bug', message: 'undefined is not a function' });
    await expect(bug).rejects.toThrow('undefined is not a function');
    const crash = client.ask(OPEN, []);
    worker.fail();
    await expect(crash).rejects.toThrow('out of memory');
  });
});

describe('columnMemory', () => {
  it('has each column of a tree once, those of the other side and of files too', () => {
    const tree = foldedTree('main;work 3');
    const right = { self: tree.self.slice(), total: tree.total };
    const files = { names: [''], index: new Int32Array(3) };
    const memory = columnMemory({ ...tree, right, files });
    const columns = [tree.level, tree.nameIndex, tree.self, tree.total, right.self, files.index];
    expect(new Set(memory)).toEqual(new Set(columns.map(({ buffer }) => buffer)));
    expect(memory).toHaveLength(6);
  });
});
