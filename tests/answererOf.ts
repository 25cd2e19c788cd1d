import { type Answerer } from '../src/datasource/answerTargets';
import { type PartedBackend } from '../src/datasource/backends/layers/splitBackend';

/** A data source with this backend and no other beside it. */
export const answererOf = (backend: PartedBackend): Answerer => ({
  backend,
  pprof: undefined,
  datasource: { uid: 'u', name: 'n' },
  minStepMillis: undefined,
  traces: undefined,
  linksTo: 'explore',
  elsewhere: () => Promise.reject(new Error('There is no other data source.')),
});
