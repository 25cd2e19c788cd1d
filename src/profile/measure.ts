import { type SampleType } from './profile';

/**
 * `flow` is an amount that adds up over time (CPU time, allocated bytes), `level` an amount at a moment (heap in use,
 * goroutines): levels are averaged over time where flows are summed.
 */
export type Measure = 'flow' | 'level';

/**
 * Names of levels: Go's heap, goroutines and threads (runtime/pprof), async-profiler's live objects, and `objects` and
 * `space`, which V8's sampling heap profiler and gperftools count of what is in use.
 */
const LEVELS = /^(inuse_.+|goroutines?|threads?|threadcreate|live(_.+)?|objects|space)$/;

/** How values of this sample type add up over time, by its name. What is not known to be a level is a flow. */
export const measureOf = ({ type }: SampleType): Measure => (LEVELS.test(type.toLowerCase()) ? 'level' : 'flow');
