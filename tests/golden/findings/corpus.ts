/** A profile as a person reads it off `go tool pprof -top`, `-top -cum` and `-focus`, and what the rules must find. */
export interface Reading {
  /** In `fixtures/pprof`. */
  readonly file: string;
  readonly sampleType: string;
  /** What a person says who has read pprof's output. */
  readonly reading: string;
  /** Rules that must find something, in order, each with the function it names and the share that pprof shows. */
  readonly finds: ReadonlyArray<readonly [rule: string, about: string, percent: number]>;
}

export const CORPUS: readonly Reading[] = [
  {
    file: 'cpu-3s.pb.gz',
    sampleType: 'cpu',
    reading:
      'A service that hashes: crypto/sha256.Sum256 has 410 of 490 ms, all of it under main.hashWork. The time is spent in the block function itself (190 ms flat), which is assembly: hash less, not faster. The rest is a recursive search that sorts (60 ms).',
    finds: [
      ['hashing', 'crypto/sha256.Sum256', 83.67],
      ['hot-at-the-top', 'crypto/internal/fips140/sha256.blockSHANI', 38.78],
      ['hot-at-the-top', 'crypto/internal/fips140/sha256.(*Digest).checkSum', 14.29],
      ['hot-at-the-top', 'crypto/internal/fips140/sha256.(*Digest).Sum', 12.24],
      ['recursion', 'main.recurse', 12.24],
    ],
  },
  {
    file: 'pyroscope-merge.pb',
    sampleType: 'cpu',
    reading:
      'The same program for longer. Hashing is 60 % still, one block function 29 % flat. What three seconds did not show: fmt.Sprintf in the hashing loop is 17 %, and memory is copied and cleared for 10 %, most of it for the hash. Sorting below the recursive search is 12 %.',
    finds: [
      ['hashing', 'crypto/sha256.Sum256', 59.63],
      ['hot-at-the-top', 'crypto/internal/fips140/sha256.blockSHANI', 29.07],
      ['go-fmt', 'fmt.Sprintf', 17.34],
      ['memory-moves', 'runtime.memmove', 9.63],
      ['recursion', 'main.recurse', 11.91],
    ],
  },
  {
    file: 'allocs.pb.gz',
    sampleType: 'alloc_space',
    reading:
      'Two functions allocate everything, by themselves: main.allocWork 690 of 831 MB, main.sortWork 136 MB at the end of a recursion. Look at their lines. Nothing of the library allocates.',
    finds: [
      ['hot-at-the-top', 'main.allocWork', 82.94],
      ['hot-at-the-top', 'main.sortWork', 16.32],
      ['recursion', 'main.recurse', 16.32],
    ],
  },
  {
    file: 'heap.pb.gz',
    sampleType: 'inuse_space',
    reading:
      'Of 14 MB in use main.allocWork holds 13. The other megabyte belongs to the CPU profile that was running: not the program.',
    finds: [
      ['hot-at-the-top', 'main.allocWork', 91.77],
      ['profiler', 'net/http/pprof.Profile', 8.23],
    ],
  },
  {
    file: 'mutex.pb.gz',
    sampleType: 'delay',
    reading:
      'All delay is booked on Unlock, as Go does: who holds the lock is its caller, main.main.func2, a loop in the background (99 %). Nothing else to see.',
    finds: [['hot-at-the-top', 'sync.(*Mutex).Unlock', 99.98]],
  },
  {
    file: 'block.pb.gz',
    sampleType: 'delay',
    reading:
      'Nine of 9.2 seconds are the debug endpoints waiting for their own profiles to end. Take them away and 0.2 s of waiting for a mutex are left: this profile says nothing about the program.',
    finds: [
      ['profiler', 'net/http/pprof.Index', 97.95],
      ['hot-at-the-top', 'runtime.selectgo', 97.94],
    ],
  },
  {
    file: 'parca-incident-cpu-v1-pprof.pb.gz',
    sampleType: 'cpu',
    reading:
      'The checkout service before the change. json.Unmarshal under main.calculate is 54 %, of a catalogue that does not change: keep it. Checking a signature is 24 % (main.validate), nearly all of it in one multiplication in assembly (19 % flat). The allocator (12 %) and the rest of the runtime (48 % flat in all) come with the JSON.',
    finds: [
      ['go-json', 'encoding/json.Unmarshal', 53.98],
      ['public-key-cryptography', 'crypto/rsa.VerifyPKCS1v15', 23.53],
      ['hot-at-the-top', 'crypto/internal/fips140/bigmod.addMulVVW2048', 19.03],
      ['go-malloc', 'runtime.mallocgc', 12.46],
      ['runtime-go', '', 48.44],
      ['recursion', 'encoding/json.(*decodeState).value', NaN],
    ],
  },
  {
    file: 'parca-incident-cpu-v2-pprof.pb.gz',
    sampleType: 'cpu',
    reading:
      'After the change: 62 % are json.Unmarshal, 15 % the allocator under it, and 54 % flat are runtime. The signature is down to 13 % because the rest grew; no single function is hot by itself (the largest, the multiplication, has 9.6 %). The next look is at what allocates.',
    finds: [
      ['go-json', 'encoding/json.Unmarshal', 61.84],
      ['go-malloc', 'runtime.mallocgc', 15.3],
      ['public-key-cryptography', 'crypto/rsa.VerifyPKCS1v15', 12.58],
      ['runtime-go', '', 53.67],
      ['recursion', 'encoding/json.(*decodeState).value', NaN],
    ],
  },
  {
    file: 'parca-incident-goroutine-v2-pprof.pb.gz',
    sampleType: 'goroutine',
    reading:
      'A healthy service: 129 of 165 goroutines are parked, waiting for the network or a channel. 21 of them (13 %) are span processors of OpenTelemetry, 20 of one kind: one for each of the twenty services in the process.',
    finds: [['telemetry', '', 12.73]],
  },
  {
    file: 'node-wall-3s.pb.gz',
    sampleType: 'wall',
    reading: 'One recursive function, fib, has 96 % of the time by itself, called from a timer. Nothing else matters.',
    finds: [
      ['hot-at-the-top', 'fib', 95.76],
      ['recursion', 'fib', 95.76],
    ],
  },
  {
    file: 'node-heap.pb.gz',
    sampleType: 'inuse_space',
    reading:
      'Five megabytes: 40 % outside of the heap of V8, 30 % measureNumber of a protobuf library, called from three places while a profile is encoded, 20 % slices made in a timer. A fifth is the profiler at work on the answer itself; the process holds next to nothing.',
    finds: [
      ['hot-at-the-top', '(external)', 40.16],
      ['hot-at-the-top', 'long', 29.9],
      ['convergence', 'measureNumber', 29.9],
      ['hot-at-the-top', 'slice', 19.97],
      ['profiler', '', NaN],
    ],
  },
];
