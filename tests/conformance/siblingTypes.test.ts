import { type HttpRequest } from '../../src/datasource/backends/http';
import { splitBackend } from '../../src/datasource/backends/layers/splitBackend';
import { createPprof } from '../../src/datasource/backends/pprof';
import { siblingTypes } from '../../src/datasource/siblingTypes';
import { recordings, replay } from './replay';

const { signal } = new AbortController();
const RANGE = { from: 0, to: 3_600_000 };

it('a heap is fetched and decoded once for all its types', async () => {
  const sent: HttpRequest[] = [];
  const heap = recordings('pprofHttp').filter(({ name }) => name === 'heap');
  const pprof = createPprof(replay('pprofHttp', heap, sent), { hasEndpoint: true, hasFiles: false }, () => 0);
  const backend = splitBackend(pprof, { maxPartMillis: undefined });
  const source = { kind: 'snapshot', profile: 'heap' } as const;
  const query = {
    profileTypeId: '',
    labelSelector: '{}',
    filter: { kind: 'none' },
    range: RANGE,
    maxNodes: 100,
    needsFiles: false,
    detail: 'function',
    callSite: [],
    labelLevels: [],
    source,
  } as const;
  const types = await siblingTypes(backend, pprof, { profileTypeId: '', source }, RANGE, signal);
  const ids = types.ok ? types.value.map(({ id }) => id) : [];
  const totals = new Set<number>();
  for (const profileTypeId of ids) {
    const answer = await backend.profile({ ...query, profileTypeId, detail: 'line' }, signal);
    totals.add(answer.ok && answer.value.kind === 'profile' ? answer.value.tree.total[0] : -1);
  }
  expect(ids.map((id) => id.split(':')[1]).sort()).toEqual([
    'alloc_objects',
    'alloc_space',
    'inuse_objects',
    'inuse_space',
  ]);
  expect(totals.size).toBe(4);
  expect(sent).toHaveLength(1);
});
