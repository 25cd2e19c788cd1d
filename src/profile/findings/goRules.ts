import { openAllocations, share, showCallers } from './makeRule';
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
    ['^runtime\\.(lock2|futex|semacquire1?|procyield)$', '^sync\\.\\(\\*(RW)?Mutex\\)\\.(Lock|lockSlow|RLock)$'],
    'Waiting for locks has {share} of the time.',
    { kind: 'openProfile', profile: 'locks' }
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
    'Regular expressions are compiled while serving, with {share} of the time: compile them once.',
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
