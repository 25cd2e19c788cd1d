import { type BuildOptions } from '../../src/profile/buildTree';
import { type ViewStep } from '../../src/profile/view/viewStep';

/** A way to build a tree of a profile in tests/fixtures/pprof, and what asks `go tool pprof` for the same. */
export interface GoldenView {
  readonly id: string;
  readonly profile: string;
  readonly sampleType: string;
  readonly unit: string;
  readonly options: readonly string[];
  readonly build: BuildOptions;
  readonly steps?: readonly ViewStep[];
  /** A name of ours as pprof writes it. */
  readonly asPprof: (name: string) => string;
}

const same = (name: string): string => name;

export const GOLDEN_VIEWS: readonly GoldenView[] = [
  {
    id: 'lines',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    options: ['-lines'],
    build: { detail: 'line' },
    asPprof: same,
  },
  {
    id: 'addresses',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    options: ['-addresses'],
    build: { detail: 'address' },
    asPprof: (name) => name.replace(/^0x([0-9a-f]+)/, (_, digits: string) => digits.padStart(16, '0')),
  },
  {
    id: 'heap-lines',
    profile: 'heap.pb.gz',
    sampleType: 'inuse_space',
    unit: 'bytes',
    options: ['-lines'],
    build: { detail: 'line' },
    asPprof: same,
  },
  {
    id: 'tagroot',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    options: ['-tagroot=span_name'],
    build: { labels: ['span_name'] },
    asPprof: (name) => (name === '(no span_name)' ? '<unknown>' : name),
  },
  {
    id: 'tagroot-two',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'samples',
    unit: 'count',
    options: ['-tagroot=span_id,span_name'],
    build: { labels: ['span_id', 'span_name'] },
    asPprof: (name) => (name.startsWith('(no span_') ? '<unknown>' : name),
  },
  {
    id: 'show-from',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    options: ['-show_from=^main\\.recurse$'],
    build: {},
    steps: [{ kind: 'showFrom', name: 'main.recurse' }],
    asPprof: same,
  },
];

/** A function of a profile whose callers and callees `go tool pprof -peek` tells; one that does not call itself. */
export interface GoldenPeek {
  readonly id: string;
  readonly profile: string;
  readonly sampleType: string;
  readonly unit: string;
  readonly name: string;
}

export const GOLDEN_PEEKS: readonly GoldenPeek[] = [
  {
    id: 'sum',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    name: 'crypto/internal/fips140/sha256.(*Digest).Sum',
  },
  { id: 'sort', profile: 'cpu-3s.pb.gz', sampleType: 'samples', unit: 'count', name: 'main.sortWork' },
  { id: 'alloc', profile: 'heap.pb.gz', sampleType: 'inuse_space', unit: 'bytes', name: 'main.allocWork' },
];

/** A function of a profile whose lines `go tool pprof -list` tells, of all stacks or of what steps leave of them. */
export interface GoldenList extends GoldenPeek {
  readonly file: string;
  /** Steps of a tree by function, and the options that ask pprof for the same. */
  readonly stepped?: { readonly steps: readonly ViewStep[]; readonly options: readonly string[] };
}

const SORT_ORDERED = {
  profile: 'cpu-3s.pb.gz',
  sampleType: 'cpu',
  unit: 'nanoseconds',
  name: 'slices.pdqsortOrdered[go.shape.int]',
  file: '/usr/local/go/src/slices/zsortordered.go',
};
const PARTITION = 'slices.partitionOrdered[go.shape.int]';
const PARTITION_REGEX = '^slices\\.partitionOrdered\\[go\\.shape\\.int\\]$';

export const GOLDEN_LISTS: readonly GoldenList[] = [
  { id: 'recursion', ...SORT_ORDERED },
  {
    id: 'recursion-focus',
    ...SORT_ORDERED,
    stepped: {
      steps: [{ kind: 'focusFunction', name: PARTITION }],
      options: [`-focus=${PARTITION_REGEX}`],
    },
  },
  {
    id: 'recursion-ignore-hide',
    ...SORT_ORDERED,
    stepped: {
      steps: [
        { kind: 'dropFunction', name: 'slices.insertionSortOrdered[go.shape.int]' },
        { kind: 'hideFunction', name: PARTITION },
      ],
      options: ['-ignore=^slices\\.insertionSortOrdered\\[go\\.shape\\.int\\]$', `-hide=${PARTITION_REGEX}`],
    },
  },
  {
    id: 'write-show-from',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    name: 'crypto/internal/fips140/sha256.(*Digest).Write',
    file: '/usr/local/go/src/crypto/internal/fips140/sha256/sha256.go',
    stepped: {
      steps: [{ kind: 'showFrom', name: 'crypto/internal/fips140/sha256.(*Digest).checkSum' }],
      options: ['-show_from=^crypto/internal/fips140/sha256\\.\\(\\*Digest\\)\\.checkSum$'],
    },
  },
  {
    id: 'digest',
    profile: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    unit: 'nanoseconds',
    name: 'crypto/internal/fips140/sha256.(*Digest).Sum',
    file: '/usr/local/go/src/crypto/internal/fips140/sha256/sha256.go',
  },
  {
    id: 'alloc',
    profile: 'heap.pb.gz',
    sampleType: 'inuse_space',
    unit: 'bytes',
    name: 'main.allocWork',
    file: '/home/dev/src/x/target/main.go',
  },
];
