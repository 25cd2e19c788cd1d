import { type HttpRequest } from '../../src/datasource/backends/http';
import { callSiteBackend } from '../../src/datasource/backends/layers/callSiteBackend';
import { splitBackend } from '../../src/datasource/backends/layers/splitBackend';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { cutToCallSite } from '../../src/profile/callSite';
import { formatTree } from '../../src/profile/formatTree';
import { callSiteOf, named, namingLabels, queryOf, signal, treeOf } from './pyroscopeRecordings';
import { type Exchange, replay } from './replay';

/** As the data source asks: the backend below the layer that narrows to a call site. */
function ask(exchanges: readonly Exchange[], callSite: readonly string[], sent: HttpRequest[] = []) {
  const pyroscope = createPyroscope(namingLabels(replay('pyroscope', exchanges, sent)));
  const backend = callSiteBackend(splitBackend(pyroscope, { maxPartMillis: undefined }));
  return backend.profile({ ...queryOf(exchanges[0]), callSite }, signal);
}

const [plain] = named('stacktraces-flamegraph');
const whole = async () => treeOf(await ask([plain], []));

// What is below is by the servers' own answers: 10,970 ms and 2,410 ms of 11,420 ms (v2 storage).
test.each([
  ['stacktraces-call-site', 10_970, false],
  ['stacktraces-call-site.v1', 10_970, true],
  ['stacktraces-call-site.dual', 10_970, false],
  ['stacktraces-call-site-path', 2_410, false],
  ['stacktraces-call-site-path.v1', 2_410, true],
])('%s is %d ms below the call site, and its having been ignored is said: %s', async (name, millis, isIgnored) => {
  const [exchange] = named(name);
  const callSite = callSiteOf(exchange.request);
  const sent: HttpRequest[] = [];

  const answer = await ask([exchange], callSite, sent);

  const tree = treeOf(answer);
  expect(tree.total[0]).toBe(millis * 1e6);
  expect(formatTree(tree)).toBe(formatTree(cutToCallSite(await whole(), callSite)));
  expect(sent).toHaveLength(1);
  const notices = answer.ok && answer.value.kind === 'profile' ? answer.value.notices : [];
  expect(notices[0]).toMatch(/^Only what is below .*main\.(main\.func1|slowValidate) is shown\.$/);
  expect(notices.some((notice) => notice.startsWith('The server does not narrow'))).toBe(isIgnored);
});

test.each(['stacktraces-call-site-nomatch', 'stacktraces-call-site-nomatch.v1'])(
  '%s is empty, whatever the server sent',
  async (name) => {
    const answer = await ask(named(name), ['nope']);
    expect(answer).toMatchObject({ ok: true, value: { kind: 'empty', reason: expect.stringContaining('below nope') } });
  }
);
