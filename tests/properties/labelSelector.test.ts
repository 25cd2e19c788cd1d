import fc from 'fast-check';

import { formatLabelSelector, type Matcher, parseLabelSelector } from '../../src/profile/labelSelector';

const matcher: fc.Arbitrary<Matcher> = fc.record({
  name: fc.oneof(fc.constantFrom('service_name', '__profile_type__'), fc.string({ unit: 'grapheme', minLength: 1 })),
  op: fc.constantFrom('=', '!=', '=~', '!~'),
  value: fc.string({ unit: 'binary' }),
});

describe('a label selector', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(matcher, { maxLength: 5 }), (matchers) => {
        expect(parseLabelSelector(formatLabelSelector(matchers))).toEqual({ ok: true, value: matchers });
      })
    );
  });

  it('never makes the parser throw, and errors point into it', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '"', "'", '`', '\\', '=', '~', '!', ',', 'a', 'x', '1', ' '),
    });
    fc.assert(
      fc.property(text, (selector) => {
        const parsed = parseLabelSelector(selector);
        expect(parsed.ok || (parsed.error.offset >= 0 && parsed.error.offset <= selector.length)).toBe(true);
      }),
      { numRuns: 1000 }
    );
  });
});
