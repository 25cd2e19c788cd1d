import { ok } from '../profile/result';
import { type BackendKind, type ProfileType } from './backends/backend';
import { type PartedBackend } from './backends/layers/splitBackend';
import { siblingTypes } from './siblingTypes';

const { signal } = new AbortController();
const RANGE = { from: 0, to: 3_600_000 };

const typeOf = (id: string): ProfileType => {
  const [name, sampleType, sampleUnit] = id.split(':');
  return { id, name, sampleType, sampleUnit };
};
const TYPES = [
  'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  'process_cpu:samples:count:cpu:nanoseconds',
  'memory:inuse_space:bytes:space:bytes',
  'memory:alloc_space:bytes:space:bytes:delta',
  'memory:alloc_objects:count:space:bytes:delta',
].map(typeOf);

const serverOf = (kind: BackendKind): PartedBackend =>
  ({ kind, profileTypes: async () => ok(TYPES) }) as Partial<PartedBackend> as PartedBackend;

it.each<[BackendKind, number, number[]]>([
  ['pyroscope', 0, [0, 1]],
  ['pyroscope', 2, [2, 3, 4]],
  ['parca', 1, [0, 1]],
  ['parca', 2, [2]],
  ['parca', 3, [3, 4]],
])('on %s, type %i has the siblings %j', async (kind, of, siblings) => {
  const found = await siblingTypes(serverOf(kind), undefined, { profileTypeId: TYPES[of].id }, RANGE, signal);
  expect(found).toEqual(ok(siblings.map((at) => TYPES[at])));
});

it('refuses what is no type', async () => {
  const found = await siblingTypes(serverOf('parca'), undefined, { profileTypeId: 'cpu' }, RANGE, signal);
  expect(found).toMatchObject({ ok: false, error: { kind: 'invalidQuery', field: 'profileTypeId' } });
});
