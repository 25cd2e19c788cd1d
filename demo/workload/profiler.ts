import { heap, time } from '@datadog/pprof';
import { type Profile } from 'pprof-format';

import { cpuProfileOf } from './cpuProfile';

/** Labels of every sample taken while a span is on the CPU; Pyroscope's names for them. */
export interface SampleContext {
  readonly trace_id: string;
  readonly span_id: string;
  readonly span_name: string;
}

export interface CpuWindow {
  readonly profile: Profile;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly until: number;
}

const INTERVAL_MICROS = 2_000;
const HEAP_INTERVAL_BYTES = 64 * 1024;
const HEAP_STACK_DEPTH = 64;

/** The process's one CPU profiler, always on, cut into windows. */
export class Profiler {
  private from = Date.now();

  start(): void {
    time.start({ intervalMicros: INTERVAL_MICROS, withContexts: true, collectCpuTime: true, lineNumbers: false });
    heap.start(HEAP_INTERVAL_BYTES, HEAP_STACK_DEPTH);
    this.from = Date.now();
  }

  /**
   * Runs `work` with `context` on its samples, and puts the caller's context back. `work` has to be synchronous: V8 has
   * one stack, and at an `await` another request's work may go on it.
   */
  label<T>(context: SampleContext, work: () => T): T {
    const outer: unknown = time.getContext();
    time.setContext(context);
    try {
      return work();
    } finally {
      time.setContext(typeof outer === 'object' && outer !== null ? outer : undefined);
    }
  }

  /** Ends the current window and begins the next. */
  cut(): CpuWindow {
    const from = this.from;
    const wall = time.stop(true, ({ context }) => labelsOf(context));
    this.from = Date.now();
    return { profile: cpuProfileOf(wall, from, INTERVAL_MICROS * 1_000), from, until: this.from };
  }

  heap(): Profile {
    return heap.profile();
  }

  stop(): void {
    time.stop(false);
    heap.stop();
  }
}

const labelsOf = (sample: unknown): Record<string, string> => {
  const context = (sample as { context?: Record<string, string> } | undefined)?.context;
  return { ...context };
};
