import { foldedTree } from '../../../tests/foldedTree';
import { formatTree } from '../formatTree';
import { groupByPackage, NO_PACKAGE } from './groupByPackage';

it('makes one row of frames of a package that follow each other', () => {
  const tree = foldedTree(
    'runtime.main;main.main;main.run;net/http.(*Client).Do;net/http.send 3',
    'runtime.main;main.main;main.run;main.work 2',
    'runtime.main;main.main;net/http.(*Client).Get;main.hook 4',
    'idle 1'
  );
  expect(formatTree(groupByPackage(tree))).toBe(
    formatTree(
      foldedTree('runtime;main;net/http 3', 'runtime;main 2', 'runtime;main;net/http;main 4', `${NO_PACKAGE} 1`)
    )
  );
});

it('finds packages by file and behind the line in a name, and keeps files and both sides', () => {
  const tree = foldedTree('handle /srv/node_modules/express/lib/router.js:7;next 1', 'next 2');
  // total next handle next
  const file = '/srv/node_modules/express/lib/router.js';
  const files = { names: ['', file], index: Int32Array.of(0, 0, 1, 1) };
  const right = { self: Float64Array.of(0, 0, 0, 5), total: Float64Array.of(5, 0, 5, 5) };
  const grouped = groupByPackage({ ...tree, files, right });
  expect(formatTree(grouped)).toBe(
    [
      '- total (total: 3 | 5, self: 0 | 0)',
      '  - express (total: 1 | 5, self: 1 | 5)',
      `  - ${NO_PACKAGE} (total: 2 | 0, self: 2 | 0)`,
    ].join('\n')
  );
  expect(grouped.files?.index).toEqual(Int32Array.of(0, 1, 0));
});

it('a package called like the root is no root', () => {
  expect(formatTree(groupByPackage(foldedTree('total::f;total::g 2')))).toBe(formatTree(foldedTree('total 2')));
});
