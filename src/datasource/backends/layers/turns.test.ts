import { inTurns } from './turns';

describe('inTurns', () => {
  it('runs pieces in their order, each in a task of its own', async () => {
    const log: string[] = [];
    const pieces = ['a', 'b', 'c'].map((name) => inTurns(() => log.push(name)));
    const ticking = setInterval(() => log.push('-'), 0);
    await Promise.all(pieces);
    clearInterval(ticking);
    expect(log.filter((entry) => entry !== '-')).toEqual(['a', 'b', 'c']);

    const between: string[] = [];
    const first = inTurns(() => between.push('first'));
    const second = inTurns(() => between.push('second'));
    await first;
    await new Promise((resolve) => setImmediate(() => resolve(between.push('other work'))));
    await second;
    expect(between).toEqual(['first', 'other work', 'second']);
  });

  it('gives each piece its own answer, and goes on after one that throws', async () => {
    const failing = inTurns(() => {
      throw new Error('bug');
    });
    const after = inTurns(() => 7);
    await expect(failing).rejects.toThrow('bug');
    await expect(after).resolves.toBe(7);
  });

  it('leaves out a piece that nobody waits for any more', async () => {
    const controller = new AbortController();
    let ran = false;
    const piece = inTurns(() => {
      ran = true;
    }, controller.signal);
    controller.abort('left');
    await expect(piece).rejects.toBe('left');
    expect(ran).toBe(false);
  });
});
