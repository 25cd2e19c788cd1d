import { execFile } from 'node:child_process';
import { type Server } from 'node:http';
import { promisify } from 'node:util';

import { listen } from '../../demo/store/recorded/listen';
import { createStoreServer } from '../../demo/store/server';
import { type FlameTree } from '../../src/profile/flameTree';
import { functionTotals } from '../../src/profile/functions';
import { type Result } from '../../src/profile/result';
import { type Backend } from '../../src/datasource/backends/backend';
import { createParca } from '../../src/datasource/backends/parca';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { storeHttp } from '../storeHttp';
import { goClient, nodeClient, pythonClient } from './toolchains';

interface Expected {
  readonly client: string;
  readonly find: typeof nodeClient;
  readonly service: string;
  /** Types that must be there, with the function that has the most of it. */
  readonly busiest: Readonly<Record<string, RegExp>>;
  /** Types that must be there, whatever is in them. */
  readonly others: readonly string[];
}

const CLIENTS: readonly Expected[] = [
  {
    client: '@pyroscope/nodejs',
    find: nodeClient,
    service: 'client-node',
    busiest: {
      'wall:cpu:nanoseconds:wall:nanoseconds': /:burnInNode:\d+$/,
      'memory:inuse_space:bytes:inuse_space:bytes': /:keepInNode:\d+$/,
    },
    others: ['wall:wall:nanoseconds:wall:nanoseconds', 'wall:samples:count:wall:nanoseconds'],
  },
  {
    client: 'pyroscope-io',
    find: pythonClient,
    service: 'client-python',
    busiest: { 'process_cpu:cpu:nanoseconds:cpu:nanoseconds': /^burn_in_python$/ },
    others: [],
  },
  {
    client: 'pyroscope-go',
    find: goClient,
    service: 'client-go',
    busiest: {
      'process_cpu:cpu:nanoseconds:cpu:nanoseconds': /^main\.burnInGo$/,
      'memory:alloc_space:bytes:space:bytes': /^main\.keepInGo$/,
    },
    others: [
      'memory:alloc_objects:count:space:bytes',
      'memory:inuse_objects:count:space:bytes',
      'memory:inuse_space:bytes:space:bytes',
      'goroutines:goroutine:count:goroutine:count',
    ],
  },
];

const { signal } = new AbortController();

describe.each(CLIENTS)('$client', ({ client, find, service, busiest, others }) => {
  const found = find();
  if (found.kind === 'absent') {
    test.skip(`${client} is not run: ${found.why}`, () => undefined);
    return;
  }
  let server: Server;
  let pyroscope: Backend;
  let parca: Backend;
  const range = { from: Date.now() - 60_000, to: Date.now() + 600_000 };
  const labelSelector = `{service_name="${service}"}`;

  beforeAll(async () => {
    server = createStoreServer();
    const url = await listen(server);
    const http = storeHttp(url, 10_000);
    pyroscope = createPyroscope(http);
    parca = createParca(http, { trace: 'trace_id', span: 'span_id' });
    const [program, ...args] = found.command;
    await promisify(execFile)(program, [...args, url], { timeout: 60_000 });
  });
  afterAll(() => {
    server.close();
  });

  const treeOf = async (backend: Backend, profileTypeId: string): Promise<FlameTree> => {
    const filter = { kind: 'none' } as const;
    const shape = { needsFiles: false, detail: 'function', callSite: [], labelLevels: [] } as const;
    const query = { profileTypeId, labelSelector, range, filter, maxNodes: 8192, ...shape, source: undefined };
    const answer = value(await backend.profile(query, signal));
    if (answer.kind === 'empty') {
      throw new Error(answer.reason);
    }
    return answer.tree;
  };

  test('its profile types are listed', async () => {
    const ids = value(await pyroscope.profileTypes(range, signal)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...Object.keys(busiest), ...others]));
  });

  test('its service and labels are listed', async () => {
    const scope = { range, labelSelector: '{}', profileTypeId: Object.keys(busiest)[0] };
    expect(value(await pyroscope.labelNames(scope, signal))).toEqual(
      expect.arrayContaining(['region', 'service_name'])
    );
    expect(value(await pyroscope.labelValues('region', scope, signal))).toEqual(['eu-west-1']);
    expect(value(await pyroscope.labelValues('service_name', scope, signal))).toEqual([service]);
  });

  test.each(Object.entries(busiest))('%s: the busy function has most of it', async (profileTypeId, name) => {
    const tree = await treeOf(pyroscope, profileTypeId);
    const { name: names, total } = functionTotals(tree);
    const row = names.findIndex((one) => name.test(one));
    expect({ found: names[row] ?? names.slice(0, 10), share: total[row] / tree.total[0] > 0.5 }).toEqual({
      found: expect.stringMatching(name),
      share: true,
    });
  });

  test.each(Object.keys(busiest))("%s: Parca's API shows the same profiles", async (profileTypeId) => {
    const types = value(await parca.profileTypes(range, signal)).map(({ id }) => id);
    const parcaId = types.find((id) => id.replace(/:delta$/, '') === profileTypeId) ?? 'none';
    const [mine, theirs] = [await treeOf(pyroscope, profileTypeId), await treeOf(parca, parcaId)];
    expect(theirs.total[0]).toBe(mine.total[0]);
    expect(mine.total[0]).toBeGreaterThan(0);
  });
});

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
