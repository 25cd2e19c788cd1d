import { type Steps } from './steps';
import { inSteps, inTurns } from './turns';

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

describe('inSteps', () => {
  const wait = (millis: number): void => {
    const end = performance.now() + millis;
    while (performance.now() < end) {
      // Busy, as a step is.
    }
  };

  function* longWork(log: string[], steps: number): Steps<string> {
    for (let step = 0; step < steps; step++) {
      log.push('step');
      wait(10);
      yield;
    }
    return 'done';
  }

  it('lets others have their task between two steps, but no other piece', async () => {
    const log: string[] = [];
    const long = inSteps(longWork(log, 3));
    const after = inTurns(() => log.push('next piece'));
    const timer = setInterval(() => log.push('task'), 1);
    expect(await long).toBe('done');
    await after;
    clearInterval(timer);
    expect(log.filter((entry) => entry !== 'task')).toEqual(['step', 'step', 'step', 'next piece']);
    expect(log.slice(log.indexOf('step') + 1, log.lastIndexOf('step'))).toContain('task');
  });

  it('takes short steps in one task', async () => {
    let tasks = 0;
    const timer = setInterval(() => tasks++, 0);
    await inSteps(
      (function* (): Steps<void> {
        for (let step = 0; step < 100; step++) {
          yield;
        }
      })()
    );
    clearInterval(timer);
    expect(tasks).toBeLessThan(20);
  });

  it('stops at the next step when its signal aborts, and goes on with other pieces', async () => {
    const log: string[] = [];
    const controller = new AbortController();
    const long = inSteps(longWork(log, 50), controller.signal);
    const after = inTurns(() => 'after');
    setTimeout(() => controller.abort('left'), 5);
    await expect(long).rejects.toBe('left');
    expect(await after).toBe('after');
    expect(log.length).toBeLessThan(50);
  });

  it('rejects with what a step throws', async () => {
    const failing = (function* (): Steps<void> {
      yield;
      throw new Error('bug');
    })();
    await expect(inSteps(failing)).rejects.toThrow('bug');
  });
});
