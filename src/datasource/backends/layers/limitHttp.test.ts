import { type Http, type HttpRequest, type HttpResponse } from '../http';
import { limitHttp } from './limitHttp';

const request = (path: string): HttpRequest => ({ method: 'GET', path });
const answer: HttpResponse = { status: 200, contentType: '', body: new Uint8Array() };
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const live = (): AbortSignal => new AbortController().signal;

/** Requests that run until they are let go or aborted. */
function held(): { http: Http; running: string[]; release: (path: string) => void } {
  const running: string[] = [];
  const waiting = new Map<string, () => void>();
  const http: Http = ({ path }, signal) =>
    new Promise((resolve, reject) => {
      const end = (settle: () => void) => () => {
        running.splice(running.indexOf(path), 1);
        settle();
      };
      running.push(path);
      waiting.set(
        path,
        end(() => resolve(answer))
      );
      signal.addEventListener(
        'abort',
        end(() => reject(signal.reason))
      );
    });
  return { http, running, release: (path) => waiting.get(path)?.() };
}

describe('limitHttp', () => {
  it('sends no more at once than it may, the others in their order', async () => {
    const { http, running, release } = held();
    const limited = limitHttp(http, 2);
    const all = ['a', 'b', 'c', 'd'].map((path) => limited(request(path), live()));
    await tick();
    expect(running).toEqual(['a', 'b']);
    release('a');
    await tick();
    expect(running).toEqual(['b', 'c']);
    release('b');
    release('c');
    await tick();
    expect(running).toEqual(['d']);
    release('d');
    expect(await Promise.all(all)).toHaveLength(4);
  });

  it('never sends a request that was aborted while it waited', async () => {
    const { http, running, release } = held();
    const limited = limitHttp(http, 1);
    const controller = new AbortController();
    const first = limited(request('a'), live());
    const second = limited(request('b'), controller.signal);
    const third = limited(request('c'), live());
    controller.abort('left');
    await expect(second).rejects.toBe('left');
    release('a');
    await first;
    await tick();
    expect(running).toEqual(['c']);
    release('c');
    await third;
  });

  it('gives the place of a running request that was aborted to the next', async () => {
    const { http, running, release } = held();
    const limited = limitHttp(http, 1);
    const controller = new AbortController();
    const first = limited(request('a'), controller.signal);
    const second = limited(request('b'), live());
    await tick();
    controller.abort('left');
    await expect(first).rejects.toBe('left');
    await tick();
    expect(running).toEqual(['b']);
    release('b');
    await second;
  });

  it('passes a failure on, and goes on with the next', async () => {
    const limited = limitHttp(
      ({ path }) => (path === 'a' ? Promise.reject(new Error('reset')) : Promise.resolve(answer)),
      1
    );
    await expect(limited(request('a'), live())).rejects.toThrow('reset');
    await expect(limited(request('b'), live())).resolves.toBe(answer);
  });

  it('passes answers on in a task for each, so that decoding one does not hold up the page for all', async () => {
    const limited = limitHttp(() => Promise.resolve(answer), 8);
    let task = 0;
    let isOver = false;
    const count = (): void => {
      task++;
      if (!isOver) {
        setImmediate(count);
      }
    };
    count();
    const tasks = await Promise.all([1, 2, 3].map(() => limited(request('a'), live()).then(() => task)));
    isOver = true;
    expect(new Set(tasks).size).toBe(3);
  });

  it('sends nothing for a signal that has aborted already', async () => {
    const { http, running } = held();
    await expect(limitHttp(http, 1)(request('a'), AbortSignal.abort('left'))).rejects.toBe('left');
    expect(running).toEqual([]);
  });
});
