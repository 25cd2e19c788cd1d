import { setFlagsFromString } from 'node:v8';

/**
 * Node would rather take memory than time: this has it take time. For a heap that has not grown yet, however the program
 * was started; V8 reads both whenever the heap may grow.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
}
