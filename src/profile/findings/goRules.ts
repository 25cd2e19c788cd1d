import { note, openAllocations, share, showCallers } from './makeRule';
import { type ShareRule } from './rule';

export const GO_RULES: readonly ShareRule[] = [
  share(
    'go-gc',
    'total',
    0.1,
    ['^runtime\\.(gcBgMarkWorker|gcAssistAlloc1?|bgsweep|bgscavenge|gcStart)$'],
    "Go's garbage collector has {share} of the time. It works as much as the program allocates.",
    openAllocations
  ),
  share(
    'go-malloc',
    'total',
    0.12,
    ['^runtime\\.(mallocgc|newobject|growslice|makeslice)$'],
    "Go's allocator has {share} of the time.",
    openAllocations
  ),
  share(
    'go-locks',
    'total',
    0.05,
    [
      '^(internal/)?sync\\.\\(\\*(RW)?Mutex\\)\\.(Lock|lockSlow|RLock|rUnlockSlow|unlockSlow)$',
      '^(runtime|internal/sync)\\.(semacquire1|runtime_Semacquire\\w*)$',
    ],
    'Taking locks has {share} of the time.',
    { kind: 'openProfile', profile: 'locks' }
  ),
  note(
    'go-scheduler',
    'total',
    0.2,
    ['^runtime\\.(schedule|findRunnable|goschedImpl|gopreempt_m|park_m|wakep|startm|stopm)$'],
    'Switching between goroutines has {share} of the time: they are many and short, or wait for each other often.',
    showCallers
  ),
  note(
    'go-syscalls',
    'total',
    0.15,
    ['^(internal/runtime/syscall(/linux)?\\.(Syscall6|EpollWait)|syscall\\.(Raw)?Syscall6?)$'],
    'System calls have {share} of the time: fewer and larger reads and writes cost less.',
    showCallers
  ),
  share(
    'go-growing-slices',
    'total',
    0.08,
    ['^runtime\\.growslice$'],
    'Slices that grow have {share} of the time: those whose size is known can be made with it.',
    showCallers
  ),
  note(
    'go-maps',
    'total',
    0.15,
    ['^runtime\\.map(assign|access[12]|delete)(_\\w+)?$', '^internal/runtime/maps\\.'],
    'Maps have {share} of the time.',
    showCallers
  ),
  note(
    'go-interfaces',
    'total',
    0.05,
    ['^runtime\\.convT(64|string|slice|noptr)?$'],
    'Values that are put into interfaces have {share} of the time: each is allocated.',
    showCallers
  ),
  share(
    'go-mutexes',
    'self',
    0.1,
    ['^sync\\.\\(\\*(RW)?Mutex\\)\\.(R?Unlock|R?Lock)$'],
    '{share} of the waiting is for mutexes. Go counts it where one is let go: its caller held it for long.',
    showCallers,
    ['locks']
  ),
  note(
    'go-channels',
    'self',
    0.1,
    ['^runtime\\.(chanrecv[12]|chansend1|selectgo)$', '^sync\\.\\(\\*(Cond|WaitGroup)\\)\\.Wait$'],
    '{share} of the waiting is for channels and signals. Goroutines with nothing to do count too.',
    showCallers,
    ['locks']
  ),
  share(
    'go-json',
    'total',
    0.15,
    ['^encoding/json\\.(Unmarshal|Marshal|\\(\\*(Decoder|Encoder)\\)\\.(Decode|Encode))$'],
    'Reading and writing JSON has {share} of the total: what does not change can be kept.',
    showCallers,
    ['cpu', 'allocations']
  ),
  share(
    'go-regexp-compile',
    'total',
    0.02,
    ['^regexp\\.(Must)?Compile'],
    'Compiling regular expressions has {share} of the time: compile them once.',
    showCallers
  ),
  share(
    'go-fmt',
    'total',
    0.1,
    ['^fmt\\.(Sprintf?|Sprintln|Fprintf?|Errorf)$'],
    'Formatting text with fmt has {share} of the total.',
    showCallers,
    ['cpu', 'allocations']
  ),
];
