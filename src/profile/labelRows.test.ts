import { encodeStacks, type Stack } from '../../tests/encodeStacks';
import { buildTree } from './buildTree';
import { formatFolded } from './folded';
import { decodePprof } from './pprof';
import { type Profile } from './profile';

async function profile(): Promise<Profile> {
  const stacks: Stack[] = [
    { stack: 'main;a 1', labels: { endpoint: 'GET /', bytes: 42n } },
    { stack: 'main;b 2', labels: { endpoint: 'GET /' } },
    { stack: 'main;b 4', labels: { endpoint: 'POST /' } },
    { stack: 'main;b 8', labels: { endpoint: 'POST /', bytes: 7n } },
    'main;b 16',
    ' 32',
  ];
  const decoded = await decodePprof(encodeStacks(stacks));
  if (!decoded.ok) {
    throw new Error(JSON.stringify(decoded.error));
  }
  return decoded.value;
}

test.each<[string[], string[]]>([
  [
    ['endpoint'],
    ['(no endpoint) 32', '(no endpoint);main;b 16', 'POST /;main;b 12', 'GET /;main;b 2', 'GET /;main;a 1'],
  ],
  [
    ['bytes', 'endpoint'],
    [
      '(no bytes);(no endpoint) 32',
      '(no bytes);(no endpoint);main;b 16',
      '(no bytes);POST /;main;b 4',
      '(no bytes);GET /;main;b 2',
      '7;POST /;main;b 8',
      '42;GET /;main;a 1',
    ],
  ],
  [['nowhere'], ['(no nowhere) 32', '(no nowhere);main;b 30', '(no nowhere);main;a 1']],
])('labels %j stand above the stacks', async (labels, expected) => {
  const tree = buildTree(await profile(), 0, undefined, { labels, files: true });
  expect(formatFolded(tree).trim().split('\n')).toEqual(expected);
  expect(tree.files?.index).toHaveLength(tree.level.length);
});
