import PQueue from 'p-queue';

import { foldedTree } from '../../../tests/foldedTree';
import {
  type Backend,
  type ProfileAnswer,
  type ResolvedQuery,
  type SeriesQuery,
} from '../../datasource/backends/backend';
import { err, ok } from '../../profile/result';
import { windowReader } from './windowReader';

const CONFIG = {
  backend: { name: 'main' },
  profileTypeId: 'folded:samples:count::',
  selector: '{env="production"}',
  labels: [
    { profile: 'service_name', metric: 'service' },
    { profile: 'k8s.pod', metric: 'pod' },
  ],
};
const WINDOW = { from: 1_000, to: 16_000 };
const signal = new AbortController().signal;

/** A backend that answers every profile alike and keeps what it was asked. */
function backendOf(answer: ProfileAnswer) {
  const asked: Array<ResolvedQuery | SeriesQuery> = [];
  const unasked = () => Promise.reject(new Error('not asked for'));
  const backend: Backend = {
    kind: 'pyroscope',
    health: unasked,
    profileTypes: unasked,
    labelNames: unasked,
    labelValues: unasked,
    heatmap: unasked,
    oldestProfile: unasked,
    profile: async (query) => {
      asked.push(query);
      return ok(answer);
    },
    series: async (query) => {
      asked.push(query);
      const series = [{ 'k8s.pod': 'p', service_name: 's"' }, {}].map((labels) => ({
        labels: labels as Record<string, string>,
        times: new Float64Array(),
        values: new Float64Array(),
        exemplars: [],
      }));
      return ok({ kind: 'series', measure: 'flow', series, notices: [] });
    },
  };
  return { backend, asked };
}

const profile = (...stacks: string[]): ProfileAnswer => ({ kind: 'profile', tree: foldedTree(...stacks), notices: [] });

it('asks for the services of both ends of a window, and takes a label that is not there for empty', async () => {
  const { backend, asked } = backendOf(profile('f 1'));
  const read = windowReader(backend, CONFIG, new PQueue(), () => undefined);
  expect(await read.services(WINDOW, signal)).toEqual(
    ok([
      ['s"', 'p'],
      ['', ''],
    ])
  );
  expect(asked).toEqual([
    expect.objectContaining({ range: WINDOW, step: 15_000, groupBy: ['service_name', 'k8s.pod'] }),
  ]);
});

it('asks for one service, without the first millisecond of the next window, and cut as little as can be', async () => {
  const { backend, asked } = backendOf(profile('f 1'));
  const rows = await windowReader(backend, CONFIG, new PQueue(), () => undefined).functions(
    WINDOW,
    ['s"', 'p'],
    signal
  );
  expect(rows).toMatchObject({ ok: true, value: { name: ['f'], whole: 1 } });
  expect(asked).toEqual([
    expect.objectContaining({
      range: { from: 1_000, to: 15_999 },
      labelSelector: '{env="production",service_name="s\\"","k8s.pod"="p"}',
      maxNodes: 1_048_576,
    }),
  ]);
});

it('refuses samples of another type than was asked for', async () => {
  const { backend } = backendOf(profile('f 1'));
  const config = { ...CONFIG, profileTypeId: 'memory:alloc_space:bytes::' };
  expect(
    await windowReader(backend, config, new PQueue(), () => undefined).functions(WINDOW, ['s', 'p'], signal)
  ).toEqual(
    err({
      reason: 'wrongType',
      detail: 'main answered with samples of samples:count, not those of memory:alloc_space:bytes::.',
    })
  );
});

it('says why there is nothing', async () => {
  const { backend } = backendOf({ kind: 'empty', reason: 'Nobody was there.' });
  const said: string[] = [];
  const read = windowReader(backend, CONFIG, new PQueue(), (reason) => said.push(reason));
  expect([await read.functions(WINDOW, ['s', 'p'], signal), said]).toEqual([ok(undefined), ['Nobody was there.']]);
});
