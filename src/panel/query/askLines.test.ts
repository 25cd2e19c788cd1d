import { type DataFrame, type DataQueryRequest, FieldType } from '@grafana/data';

import { answerWith } from '../../../tests/answeringSource';
import { MAX_NODES_LIMIT, type ProfileFrameMeta, type ProfilingQuery } from '../../datasource/query';
import { type FlameTree } from '../../profile/flameTree';
import { type Result } from '../../profile/result';
import { lineSourceOf } from './askLines';

const META: ProfileFrameMeta = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="shop"}',
  labelLevels: ['version'],
  detail: 'function',
  details: ['function', 'file', 'line', 'address'],
  range: { from: 1000, to: 2000 },
  rows: { shown: 3, inFull: 9 },
  foldedShare: 0.3,
  functions: { name: ['main'], self: [70], total: [100] },
};
const SOURCE = { uid: 'p1', origin: { timezone: 'utc', scopedVars: {} } };

describe('there are no lines', () => {
  it.each([
    ['of another data source', undefined, /another data source/],
    ['of a span of Pyroscope', { ...META, details: ['function' as const], spanSelector: ['1'] }, /profile of a span/],
    ['where a data source tells functions only', { ...META, details: ['function' as const] }, /functions only/],
    ['where rows are files', { ...META, detail: 'file' as const }, /by function first/],
  ])('%s', (_, meta, why) => {
    const lines = lineSourceOf(meta, SOURCE);
    expect(lines.kind === 'impossible' ? lines.why : lines.kind).toMatch(why);
  });
});

describe('lines that are asked for', () => {
  const requests: Array<DataQueryRequest<ProfilingQuery>> = [];
  const number = (name: string, values: number[]) => ({ name, type: FieldType.number, values, config: {} });

  async function ask(detail: ProfileFrameMeta['detail']): Promise<Result<FlameTree, string>> {
    requests.length = 0;
    const frame: DataFrame = {
      name: 'response',
      length: 2,
      meta: { custom: { ...META, detail }, notices: [{ severity: 'info', text: 'Too old.' }] },
      fields: [
        number('level', [0, 1]),
        number('value', [5, 5]),
        number('self', [0, 5]),
        { name: 'label', type: FieldType.string, values: ['total', 'main m.go:3'], config: {} },
      ],
    };
    answerWith(frame, requests);
    const lines = lineSourceOf(META, SOURCE);
    return new Promise((resolve) => {
      if (lines.kind === 'possible') {
        lines.ask('line', resolve);
      }
    });
  }

  it('are of the same profile, whole, with the values of labels that paths of steps begin with', async () => {
    const tree = await ask('line');
    expect(tree.ok && tree.value.names).toEqual(['total', 'main m.go:3']);
    expect(requests[0].targets[0]).toMatchObject({
      profileTypeId: META.profileTypeId,
      labelSelector: META.labelSelector,
      detail: 'line',
      labelLevels: META.labelLevels,
      maxNodes: MAX_NODES_LIMIT,
    });
    expect(requests[0].range.from.valueOf()).toBe(1000);
  });

  it('are none where the answer is by function all the same', async () => {
    expect(await ask('function')).toEqual({ ok: false, error: 'The answer came without files and lines. Too old.' });
  });
});
