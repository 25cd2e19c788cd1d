import { foldedTree } from '../../../../tests/foldedTree';
import { err, ok } from '../../../profile/result';
import { type ResolvedQuery } from '../backend';
import { type BackendError } from '../error';
import { detailBackend } from './detailBackend';
import { type PartedBackend } from './splitBackend';

const { signal } = new AbortController();
const refusal = (wanted: 'filesOfSpan' | 'filesOfIds' | 'trace'): BackendError => ({
  backend: 'pyroscope',
  kind: 'unsupported',
  wanted,
  detail: 'it sends no files',
});

/** A server that refuses everything that needs files. */
function refusing(error: BackendError) {
  const asked: Array<ResolvedQuery['detail']> = [];
  const backend: Partial<PartedBackend> = {
    kind: 'pyroscope',
    profile: async ({ detail, needsFiles }: ResolvedQuery) => {
      asked.push(detail);
      return detail !== 'function' || needsFiles
        ? err(error)
        : ok({ kind: 'profile', tree: foldedTree('main 1'), notices: ['of the server'] });
    },
  };
  return { asked, backend: detailBackend(backend as PartedBackend) };
}

const query = { detail: 'line', needsFiles: false } as ResolvedQuery;

it.each(['filesOfSpan', 'filesOfIds'] as const)('%s: functions instead of lines, and that is said', async (wanted) => {
  const { asked, backend } = refusing(refusal(wanted));
  expect(await backend.profile(query, signal)).toMatchObject({
    ok: true,
    value: { notices: ['Shown by function, not by line: it sends no files.', 'of the server'] },
  });
  expect(asked).toEqual(['line', 'function']);
});

it.each([
  ['another refusal', 'trace', query],
  ['a filter that needs files', 'filesOfSpan', { ...query, needsFiles: true }],
  ['functions', 'filesOfSpan', { ...query, detail: 'function', needsFiles: true }],
] as const)('%s stays an error', async (_, wanted, asked) => {
  expect(await refusing(refusal(wanted)).backend.profile(asked, signal)).toEqual(err(refusal(wanted)));
});
