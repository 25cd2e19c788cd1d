import { type FrameRule } from '../../src/profile/frameFilter';

/** A frame filter on a profile in tests/fixtures/pprof, and what says the same to `go tool pprof`. */
export interface GoldenFilter {
  readonly id: string;
  readonly profile: string;
  readonly sampleType: string;
  readonly unit: string;
  readonly options: readonly string[];
  readonly rules: readonly FrameRule[];
}

const rule = (action: FrameRule['action'], pattern: string): FrameRule => ({
  action,
  by: 'function',
  match: 'regex',
  pattern,
});

/** pprof looks at file names too, so the patterns fit names only. It hides after it has chosen the stacks. */
export const GOLDEN_FILTERS: readonly GoldenFilter[] = [
  {
    id: 'focus',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    options: ['-focus=^main\\.sortWork$'],
    rules: [rule('keepStacks', '^main\\.sortWork$')],
  },
  {
    id: 'ignore',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    options: ['-ignore=^main\\.(sortWork|recurse)$'],
    rules: [rule('dropStacks', '^main\\.(sortWork|recurse)$')],
  },
  {
    id: 'hide',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    options: ['-hide=^(runtime|crypto/internal/fips140)[./]'],
    rules: [rule('hideFrames', '^(runtime|crypto/internal/fips140)[./]')],
  },
  {
    id: 'focus-ignore-hide',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'samples',
    unit: 'count',
    options: ['-focus=^main\\.', '-ignore=^main\\.hashWork$', '-hide=^main\\.main\\.'],
    rules: [
      rule('keepStacks', '^main\\.'),
      rule('dropStacks', '^main\\.hashWork$'),
      rule('hideFrames', '^main\\.main\\.'),
    ],
  },
  {
    id: 'hide-heap',
    profile: 'heap.pb.gz',
    sampleType: 'inuse_space',
    unit: 'bytes',
    options: ['-hide=^(runtime|net/http)\\b'],
    rules: [rule('hideFrames', '^(runtime|net/http)\\b')],
  },
];
