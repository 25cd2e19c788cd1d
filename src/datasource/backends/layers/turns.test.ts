import { inTurns } from './turns';

describe('inTurns', () => {
  it('runs pieces in their order, with other work between them', async () => {
    const log: string[] = [];
    const first = inTurns(() => log.push('first'));
    const second = inTurns(() => log.push('second'));
    await first;
    await new Promise((resolve) => setImmediate(() => resolve(log.push('other work'))));
    await second;
    expect(log).toEqual(['first', 'other work', 'second']);
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
