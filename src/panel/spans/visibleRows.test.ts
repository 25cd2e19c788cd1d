import { traceFromText } from '../../../tests/fixtures/traces/frames';
import { readSpans } from '../../correlation/readSpans';
import { visibleRows } from './visibleRows';

const TABLE = readSpans([
  traceFromText(`
    shop GET / 0+100
      api POST /checkout 10+80 *
        api validate 20+10
        api price 30+10 *
          db SELECT 31+5
      shop render 90+10
  `),
]);
const NO_FILTER = { search: '', onlyWithProfile: false, collapsed: new Set<number>() };

test.each([
  ['all', {}, ['GET /', 'POST /checkout', 'validate', 'price', 'SELECT', 'render']],
  ['collapsed', { collapsed: new Set([3]) }, ['GET /', 'POST /checkout', 'validate', 'price', 'render']],
  ['collapsed in collapsed', { collapsed: new Set([1, 3]) }, ['GET /', 'POST /checkout', 'render']],
  ['with a profile', { onlyWithProfile: true }, ['GET /', 'POST /checkout', 'price']],
  [
    'by name, in a collapsed row',
    { search: 'select', collapsed: new Set([1]) },
    ['GET /', 'POST /checkout', 'price', 'SELECT'],
  ],
  ['by service', { search: 'DB' }, ['GET /', 'POST /checkout', 'price', 'SELECT']],
  ['by span id', { search: '0006' }, ['GET /', 'render']],
  ['by name, with a profile', { search: 'pri', onlyWithProfile: true }, ['GET /', 'POST /checkout', 'price']],
  ['nothing', { search: 'x'.repeat(9) }, []],
])('%s', (_, filter, names) => {
  const rows = visibleRows(TABLE, TABLE.traces[0], { ...NO_FILTER, ...filter });
  expect(Array.from(rows, (row) => TABLE.name[row])).toEqual(names);
});

test('only the rows of the trace that is asked for', () => {
  const other = traceFromText('api other 0+1');
  other.fields.find(({ name }) => name === 'traceID')!.values = ['a'];
  const table = readSpans([traceFromText('api one 0+1'), other]);
  expect([...visibleRows(table, table.traces[1], NO_FILTER)]).toEqual([1]);
  expect([...visibleRows(table, table.traces[1], { ...NO_FILTER, search: 'o' })]).toEqual([1]);
});
