import * as v from 'valibot';

import { decodeFlamebearer } from '../flamebearer';
import { type FlameTree } from '../flameTree';
import { type SampleType } from '../profile';
import { type ProfileError } from '../profileError';
import { type Result } from '../result';
import { checkJson } from './checkJson';

const rendered = v.object({
  flamebearer: v.unknown(),
  metadata: v.optional(
    v.object({ name: v.optional(v.string()), units: v.optional(v.string()), sampleRate: v.optional(v.number()) })
  ),
});
const queried = v.object({ flamegraph: v.unknown() });

/** Whether JSON looks like an answer of Pyroscope with a flame graph in it, sound or not. */
export const isFlamebearer = (json: unknown): json is object =>
  typeof json === 'object' && json !== null && ('flamebearer' in json || 'flamegraph' in json);

/**
 * Reads Pyroscope's flame graph as its API answers: `/pyroscope/render` and its files (`{flamebearer, metadata}`), or
 * `querier.v1` (`{flamegraph}`), which says nothing of what was measured.
 *
 * Format: https://github.com/grafana/pyroscope/blob/main/pkg/og/structs/flamebearer/flamebearer.go
 */
export function decodeFlamebearerFile(json: object): Result<FlameTree, ProfileError> {
  if ('flamebearer' in json) {
    const file = checkJson(rendered, json, 'the file');
    return file.ok ? decodeFlamebearer(file.value.flamebearer, sampleTypeOf(file.value.metadata)) : file;
  }
  const file = checkJson(queried, json, 'the file');
  return file.ok ? decodeFlamebearer(file.value.flamegraph, { type: 'samples', unit: 'count' }) : file;
}

/** Times come as samples at a rate of a thousand million a second. */
const NANOS_RATE = 1_000_000_000;

function sampleTypeOf(metadata: v.InferOutput<typeof rendered>['metadata']): SampleType {
  const { name = '', units = '', sampleRate } = metadata ?? {};
  const type = name === '' ? 'samples' : name;
  if (units === 'samples' && sampleRate === NANOS_RATE) {
    return { type, unit: 'nanoseconds' };
  }
  return { type, unit: units === 'bytes' ? 'bytes' : 'count' };
}
