import fc from 'fast-check';

import { SharedCalls } from '../../src/datasource/backends/layers/sharedCalls';

/** What happens to callers of one question: each joins, some leave, in any order; then the answer comes. */
const story = fc.integer({ min: 1, max: 8 }).chain((callers) =>
  fc.tuple(
    fc.constant(callers),
    fc
      .subarray(Array.from({ length: callers }, (_, at) => at))
      .chain((leaving) => fc.shuffledSubarray(leaving, { minLength: leaving.length }))
  )
);

describe('a shared call', () => {
  it('runs once, answers all who stay, and is aborted only when nobody does', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.boolean(), async ([callers, leaving], fails) => {
        const calls = new SharedCalls<string>();
        const runs: AbortSignal[] = [];
        let settle = (): void => undefined;
        const run = (signal: AbortSignal): Promise<string> => {
          runs.push(signal);
          return new Promise((resolve, reject) => {
            settle = () => (fails ? reject('failed') : resolve('answer'));
          });
        };
        const controllers = Array.from({ length: callers }, () => new AbortController());
        const answers = controllers.map(({ signal }) => calls.join('key', signal, run));
        leaving.forEach((caller) => controllers[caller].abort(`${caller} left`));
        settle();
        const settled = await Promise.allSettled(answers);

        expect(runs).toHaveLength(1);
        expect(runs[0].aborted).toBe(leaving.length === callers);
        settled.forEach((result, caller) => {
          if (leaving.includes(caller)) {
            expect(result).toEqual({ status: 'rejected', reason: `${caller} left` });
          } else if (fails) {
            expect(result).toEqual({ status: 'rejected', reason: 'failed' });
          } else {
            expect(result).toEqual({ status: 'fulfilled', value: 'answer' });
          }
        });
      })
    );
  });

  it('is not joined by who comes after it ended, or after all had left', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), async (leave) => {
        const calls = new SharedCalls<number>();
        let runs = 0;
        const run = async (): Promise<number> => ++runs;
        const controller = new AbortController();
        const first = calls.join('key', controller.signal, run);
        if (leave) {
          controller.abort('left');
          await expect(first).rejects.toBe('left');
        } else {
          await expect(first).resolves.toBe(1);
        }
        await expect(calls.join('key', new AbortController().signal, run)).resolves.toBe(2);
      })
    );
  });
});
