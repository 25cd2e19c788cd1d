/**
 * A profile as a person reads it off `go tool pprof -top`, `-top -cum` and `-focus` (off the lines themselves where it is
 * folded stacks), and what the rules must find. Whatever else they found would be a false finding.
 */
export interface Reading {
  /** In `fixtures`. */
  readonly file: string;
  readonly sampleType: string;
  /** What a person says who has read pprof's output. */
  readonly reading: string;
  /** Rules that must find something, in order, each with the function it names and the share that pprof shows. */
  readonly finds: ReadonlyArray<readonly [rule: string, about: string, percent: number]>;
}

export const CORPUS: readonly Reading[] = [
  {
    file: 'pprof/cpu-3s.pb.gz',
    sampleType: 'cpu',
    reading:
      'A service that hashes: crypto/sha256.Sum256 has 410 of 490 ms, all of it under main.hashWork. The time is spent in the block function itself (190 ms flat), which is assembly: hash less, not faster. The rest is a recursive search that sorts (60 ms). 49 samples are few: only the large parts are sure.',
    finds: [
      ['hashing', 'crypto/sha256.Sum256', 83.67],
      ['few-samples', '', NaN],
      ['recursion', 'main.recurse', 12.24],
    ],
  },
  {
    file: 'pprof/pyroscope-merge.pb',
    sampleType: 'cpu',
    reading:
      'The same program for longer. Hashing is 60 % still, one block function 29 % flat. What three seconds did not show: fmt.Sprintf in the hashing loop is 17 %, and memory is copied and cleared for 10 %, most of it for the hash. Sorting below the recursive search is 12 %.',
    finds: [
      ['hashing', 'crypto/sha256.Sum256', 59.63],
      ['go-fmt', 'fmt.Sprintf', 17.34],
      ['memory-moves', 'runtime.memmove', 9.63],
      ['recursion', 'main.recurse', 11.91],
    ],
  },
  {
    file: 'pprof/allocs.pb.gz',
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
    file: 'pprof/heap.pb.gz',
    sampleType: 'inuse_space',
    reading:
      'Of 14 MB in use main.allocWork holds 13. The other megabyte belongs to the CPU profile that was running: not the program.',
    finds: [
      ['hot-at-the-top', 'main.allocWork', 91.77],
      ['profiler', 'net/http/pprof.Profile', 8.23],
    ],
  },
  {
    file: 'pprof/mutex.pb.gz',
    sampleType: 'delay',
    reading:
      'All delay is booked on Unlock, as Go does: who holds the lock is its caller, main.main.func2, a loop in the background (99 %). Nothing else to see.',
    finds: [['go-mutexes', 'sync.(*Mutex).Unlock', 99.98]],
  },
  {
    file: 'pprof/block.pb.gz',
    sampleType: 'delay',
    reading:
      'Nine of 9.2 seconds are the debug endpoints waiting for their own profiles to end. Take them away and 0.2 s of waiting for a mutex are left: this profile says nothing about the program.',
    finds: [
      ['profiler', 'net/http/pprof.Index', 97.95],
      ['go-channels', 'runtime.selectgo', NaN],
    ],
  },
  {
    file: 'pprof/parca-incident-cpu-v1-pprof.pb.gz',
    sampleType: 'cpu',
    reading:
      'The checkout service before the change. json.Unmarshal under main.calculate is 54 %, of a catalogue that does not change: keep it. Checking a signature is 24 % (main.validate), nearly all of it in one multiplication in assembly (19 % flat). The allocator (12 %) and the rest of the runtime (48 % flat in all, 6 of them where functions were interrupted) come with the JSON.',
    finds: [
      ['go-json', 'encoding/json.Unmarshal', 53.98],
      ['public-key-cryptography', 'crypto/rsa.VerifyPKCS1v15', 23.53],
      ['go-malloc', 'runtime.mallocgc', 12.46],
      ['runtime-go', '', 42.56],
    ],
  },
  {
    file: 'pprof/parca-incident-cpu-v2-pprof.pb.gz',
    sampleType: 'cpu',
    reading:
      'After the change: 62 % are json.Unmarshal, 15 % the allocator under it, and 54 % flat are runtime, 5 of them where functions were interrupted. The signature is down to 13 % because the rest grew; no single function is hot by itself (the largest, the multiplication, has 9.6 %). The next look is at what allocates.',
    finds: [
      ['go-json', 'encoding/json.Unmarshal', 61.84],
      ['go-malloc', 'runtime.mallocgc', 15.3],
      ['public-key-cryptography', 'crypto/rsa.VerifyPKCS1v15', 12.58],
      ['runtime-go', '', 49.06],
    ],
  },
  {
    file: 'pprof/parca-incident-goroutine-v2-pprof.pb.gz',
    sampleType: 'goroutine',
    reading:
      'A healthy service: 129 of 165 goroutines are parked, waiting for the network or a channel. 21 of them (13 %) are span processors of OpenTelemetry, 20 of one kind: one for each of the twenty services in the process.',
    finds: [['telemetry', '', 12.73]],
  },
  {
    file: 'pprof/node-wall-3s.pb.gz',
    sampleType: 'wall',
    reading: 'One recursive function, fib, has 96 % of the time by itself, called from a timer. Nothing else matters.',
    finds: [
      ['hot-at-the-top', 'fib', 95.76],
      ['recursion', 'fib', 95.76],
    ],
  },
  {
    file: 'pprof/node-heap.pb.gz',
    sampleType: 'inuse_space',
    reading:
      'Five megabytes: 40 % outside of the heap of V8, 30 % measureNumber of a protobuf library, called from three places while a profile is encoded, 20 % slices made in a timer. A fifth is the profiler at work on the answer itself; the process holds next to nothing.',
    finds: [
      ['hot-at-the-top', 'long', 29.9],
      ['convergence', 'measureNumber', 29.9],
      ['profiler', '', NaN],
      ['node-external', '(external)', 40.16],
    ],
  },
  {
    file: 'findings/go-json-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'Reading JSON is all that this program does (94 %), through Unmarshal and a Decoder. A quarter stands at runtime.asyncPreempt, which is only where functions were interrupted on a busy machine, and must not be named. That the decoder calls itself through three functions is how decoders are.',
    finds: [['go-json', 'encoding/json.Unmarshal', 94.27]],
  },
  {
    file: 'findings/go-json-allocs.pb.gz',
    sampleType: 'alloc_space',
    reading:
      'The same program by what it allocates: reflect.unsafe_New, literalStore and MakeSlice by themselves, all of them below the JSON decoder. One thing to say: JSON.',
    finds: [['go-json', 'encoding/json.Unmarshal', NaN]],
  },
  {
    file: 'findings/go-json-allocs.pb.gz',
    sampleType: 'inuse_space',
    reading:
      'What stays: the text that io.ReadAll read (54 %), and the values decoded of it (reflect.unsafe_New, 31 %). Both are of libraries, so who called them is what to look at.',
    finds: [
      ['hot-at-the-top', 'io.ReadAll', 54.12],
      ['hot-at-the-top', 'reflect.unsafe_New', 31.07],
    ],
  },
  {
    file: 'findings/go-flate-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'A compressor at work. A third is time of functions that were interrupted (asyncPreempt). Of what is left findMatch is the largest by itself (16 %); the rest is spread over the stages of the algorithm.',
    finds: [['hot-at-the-top', 'compress/flate.(*compressor).findMatch', 15.66]],
  },
  {
    file: 'findings/go-jpeg-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'An image codec, half of the time decoding and half encoding, spread over its stages: no function has 8 % by itself, asyncPreempt (39 %) left out. There is nothing to say that would help.',
    finds: [],
  },
  {
    file: 'findings/go-sort-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'Sorts of many kinds, by turns. Comparing strings (cmpbody, 12 %) is assembly; futex (12 %) is the harness that stops the world to read its memory. Nobody could change a thing here.',
    finds: [],
  },
  {
    file: 'findings/go-parser-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'A parser. next has 33 % and is called by everybody: a convergence as it is in books. A third is the allocator, a quarter of that for slices that grow; the collector has 14 %. With these 73 % flat are runtime. That the parser calls itself is how parsers are; locks (lock2) are those of the runtime, not of the program.',
    finds: [
      ['convergence', 'go/parser.(*parser).next', 32.93],
      ['go-malloc', '', 32.32],
      ['go-gc', '', 14.02],
      ['go-growing-slices', 'runtime.growslice', 8.54],
      ['runtime-go', '', NaN],
      ['tall-and-narrow', '', NaN],
    ],
  },
  {
    file: 'findings/go-regexp-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'Matching regular expressions, by the slow machine: add (20 %) and step (12 %) by themselves. Some are compiled too (3.4 %). add calls itself, which is how it is made.',
    finds: [
      ['hot-at-the-top', 'regexp.(*machine).add', 19.99],
      ['hot-at-the-top', 'regexp.(*machine).step', 12.19],
      ['go-regexp-compile', '', 3.41],
    ],
  },
  {
    file: 'findings/go-tls-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'A server that shakes hands and does nothing else (91 %): nearly all of it public keys (78 %: RSA, ECDSA, and the exchange of keys). Keep connections open. Which multiplication is hot tells nothing more.',
    finds: [
      ['tls-handshakes', 'crypto/tls.(*Conn).Handshake', 90.56],
      ['public-key-cryptography', '', 78.06],
    ],
  },
  {
    file: 'findings/go-http-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'Small requests over HTTP/1 and 2: system calls have 18 %, most of them by way of Flush, which five loops call (17 %). The rest is the runtime switching between goroutines: 77 % flat, the calls included.',
    finds: [
      ['convergence', 'bufio.(*Writer).Flush', 16.75],
      ['runtime-go', '', NaN],
      ['go-syscalls', '', 18.44],
    ],
  },
  {
    file: 'findings/go-http-mutex.pb.gz',
    sampleType: 'delay',
    reading:
      'Two thirds of the waiting is for locks of the runtime itself. A third is for mutexes of the program, counted at Unlock: its callers, the read loop of HTTP/2 above all, tell.',
    finds: [['go-mutexes', 'sync.(*Mutex).Unlock', 34.53]],
  },
  {
    file: 'findings/go-http-block.pb.gz',
    sampleType: 'delay',
    reading:
      'Goroutines that wait for channels, the harness most of all, as it has nothing else to do. Nothing is slow here.',
    finds: [['go-channels', 'runtime.chanrecv1', 99.93]],
  },
  {
    file: 'findings/node-server-wall.pb.gz',
    sampleType: 'wall',
    reading:
      'A server whose handler does all by itself: 46 % in the handler, which is JSON.parse and stringify (V8 shows no frames of them). 39 % are calls that hold the event loop: gzipSync (writeSync by itself, 15 %) and readFileSync. 11 % are strings becoming buffers, a function without a name.',
    finds: [
      ['hot-at-the-top', '(anonymous:L#24:C#38)', 45.98],
      ['node-sync-io', 'syncBufferWrapper', 38.91],
      ['hot-at-the-top', 'writeSync', 14.79],
      ['hot-at-the-top', '(anonymous)', 10.61],
    ],
  },
  {
    file: 'findings/node-prettier-wall.pb.gz',
    sampleType: 'wall',
    reading:
      'A formatter of code: parsing and printing, spread over hundreds of functions, none above 3 %. The collector has 15 %. That functions named each and forEach nest tells nothing.',
    finds: [['node-gc', 'Garbage Collection', 14.64]],
  },
  {
    file: 'findings/node-tsc-wall.pb.gz',
    sampleType: 'wall',
    reading:
      "A compiler. No function has 3 % by itself: the twenty largest have 29 %, the collector's 10 % among them. Diffuse, as the article has it: look at what is allocated. Its deepest stacks, 139 frames, have 4 %.",
    finds: [
      ['node-gc', 'Garbage Collection', 10.21],
      ['diffuse', '', NaN],
      ['tall-and-narrow', '', NaN],
    ],
  },
  {
    file: 'findings/python-pip-cpu.folded.gz',
    sampleType: 'samples',
    reading:
      'A command that lives for two seconds: 79 % is imports, 7 % regular expressions that modules compile while they are imported.',
    finds: [
      ['python-import', '', 78.53],
      ['python-re-compile', '', 7.33],
    ],
  },
  {
    file: 'findings/python-tests-cpu.folded.gz',
    sampleType: 'samples',
    reading:
      'Tests of json, re, copy and csv. One test is hot by itself (19 %: it nests lists a hundred thousand deep). Imports 18 %, JSON 14 %, regular expressions 9 %, compiled anew by each test.',
    finds: [
      [
        'hot-at-the-top',
        'TestRecursion.test_highly_nested_objects_encoding (test/test_json/test_recursion.py:86)',
        18.63,
      ],
      ['python-import', '', 17.63],
      ['python-json', '', 13.63],
      ['python-re-compile', '', 9.13],
    ],
  },
  {
    file: 'findings/jvm-work-cpu.folded.gz',
    sampleType: 'samples',
    reading:
      'A program of eight seconds: half of it is the compiler. Of the rest String.format has 16 % and Pattern.compile 7 %, both in the handler, for each request.',
    finds: [
      ['jvm-compiler', '', 48.28],
      ['jvm-format', 'java/lang/String.format', NaN],
      ['jvm-pattern-compile', '', 6.9],
    ],
  },
  {
    file: 'findings/jvm-work-alloc.folded.gz',
    sampleType: 'samples',
    reading:
      'The same by what is allocated: half are nodes and tables of a HashMap, a quarter numbers in boxes, 9 % patterns that are compiled. The leaves are classes, so who called is what to look at.',
    finds: [
      ['hot-at-the-top', 'java.util.HashMap$Node_[i]', 28.52],
      ['jvm-boxing', 'java/lang/Integer.valueOf', 25.93],
      ['hot-at-the-top', 'java.util.HashMap$Node[]_[i]', 21.85],
      ['jvm-pattern-compile', '', 8.52],
    ],
  },
  {
    file: 'findings/rust-json-cpu.pb.gz',
    sampleType: 'cpu',
    reading:
      'A catalogue that is parsed for each request (36 %), copied (23 %) and dropped (33 %); beneath all three is the allocator (41 %). Parse once, and lend instead of copying.',
    finds: [
      ['rust-alloc', '', 40.5],
      ['rust-json', '', 36.2],
      ['rust-clone', '', 22.94],
      ['rust-drop', '', NaN],
    ],
  },
];
