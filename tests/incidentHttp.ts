import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { decodeFlamebearer } from '../src/profile/flamebearer';
import { mergeTrees } from '../src/profile/mergeTrees';
import { type Http, type HttpRequest } from '../src/datasource/backends/http';
import { toFlamegraph } from './toFlamegraph';

const FOLDER = join(__dirname, 'fixtures', 'incidentSlices');

interface Exchange {
  readonly request: { readonly profileTypeID: string; readonly start: number; readonly end: number };
  readonly response: { readonly body: { readonly flamegraph: unknown } };
}

/** `evenFirst`: of each version the even slices, then the odd ones, at the times of the recording. */
export type IncidentOrder = 'asRecorded' | 'evenFirst';

const exchanges = (type: string, version: string, order: IncidentOrder): readonly Exchange[] => {
  const recorded: readonly Exchange[] = JSON.parse(readFileSync(join(FOLDER, `${type}-${version}.json`), 'utf8'));
  return order === 'asRecorded' ? recorded : evenFirst(recorded);
};

const evenFirst = (recorded: readonly Exchange[]): readonly Exchange[] =>
  [0, 1]
    .flatMap((rest) => recorded.filter((_, at) => at % 2 === rest))
    .map(({ response }, at) => ({ request: recorded[at].request, response }));

/** The uploads of each profile type: when, and what was in them. */
const uploads = (order: IncidentOrder): ReadonlyMap<string, readonly Exchange[]> =>
  new Map(
    ['samples', 'alloc_space'].map((type) => {
      const ofType = ['v1', 'v2'].flatMap((version) => exchanges(type, version, order));
      return [ofType[0].request.profileTypeID, ofType];
    })
  );

/** Types, and the windows that the recording has of both versions. */
export const INCIDENT = {
  samples: 'process_cpu:samples:count:cpu:nanoseconds',
  allocations: 'memory:alloc_space:bytes:space:bytes',
  v1: { from: 1_795_375_760_000, to: 1_795_375_890_000 },
  v2: { from: 1_795_375_910_000, to: 1_795_376_050_000 },
} as const;

/** Uploads stand in the middle of the slices that were recorded. */
const HALF_SLICE = 5000;

/**
 * A Pyroscope that answers with the recorded slices of the checkout service: as they are where one is asked for, else with
 * their sum; of series it knows when there were uploads. `sent` collects what was asked.
 */
export function incidentHttp(sent: HttpRequest[] = [], order: IncidentOrder = 'asRecorded'): Http {
  const ofType = uploads(order);
  return (request) => {
    sent.push(request);
    const { profileTypeID, start, end, step } = JSON.parse(request.body?.text ?? '{}');
    const within = (ofType.get(profileTypeID) ?? []).filter(
      ({ request: { start: from } }) => from + HALF_SLICE >= start && from + HALF_SLICE <= end
    );
    const body = request.path.includes('SelectSeries')
      ? { series: seriesOf(within, start, step * 1000) }
      : flamegraphOf(within);
    return Promise.resolve({
      status: 200,
      contentType: 'application/json',
      body: new TextEncoder().encode(JSON.stringify(body)),
    });
  };
}

function seriesOf(uploads: readonly Exchange[], start: number, step: number): unknown {
  const points = uploads.map(({ request }) => ({
    timestamp: String(start + Math.ceil((request.start + HALF_SLICE - start) / step) * step),
    value: 1,
  }));
  return points.length === 0 ? [] : [{ labels: [], points }];
}

function flamegraphOf(uploads: readonly Exchange[]): unknown {
  if (uploads.length <= 1) {
    return uploads[0]?.response.body ?? {};
  }
  const trees = uploads.map(({ response }) => {
    const tree = decodeFlamebearer(response.body.flamegraph, { type: 'any', unit: 'count' });
    if (!tree.ok) {
      throw new Error(JSON.stringify(tree.error));
    }
    return tree.value;
  });
  return { flamegraph: toFlamegraph(mergeTrees(trees)) };
}
