import fs from 'node:fs';
import path from 'node:path';

import { listen } from '../../demo/store/recorded/listen';
import { createStoreServer } from '../../demo/store/server';
import { RecordingRules } from '../../demo/store/settings/recordingRules';
import { type HttpRequest } from '../../src/datasource/backends/http';
import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { type RecordingRules as Rules } from '../../src/datasource/backends/recordingRules';
import { ruleStore } from '../../src/datasource/ruleStore';
import { type RecordingRuleDraft } from '../../src/profile/recordingRule';
import { storeHttp } from '../storeHttp';

const signal = new AbortController().signal;

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const DRAFT: RecordingRuleDraft = {
  id: 'abcdefghij',
  metricName: 'profiles_recorded_hashwork_cpu',
  matchers: [`{service_name="checkout-svc",__profile_type__="${CPU}"}`],
  groupBy: ['pod'],
  externalLabels: { team: 'checkout' },
  functionName: 'main.hashWork',
  generation: 0,
};
const RULE = { ...DRAFT, id: 'PaFqhnkMdO', generation: 1, profileTypeId: CPU, isProvisioned: false };

describe('what a real Pyroscope answered', () => {
  interface Recorded {
    readonly request: { readonly body: object };
    readonly response: { readonly status: number; readonly contentType: string; body?: object; bodyText?: string };
  }
  const recorded = (name: string): Recorded =>
    JSON.parse(fs.readFileSync(path.join(__dirname, '../fixtures/pyroscopeStore', `${name}.json`), 'utf8')) as Recorded;

  function rulesThat(name: string, sent: HttpRequest[] = []): Rules {
    const { status, contentType, body, bodyText } = recorded(name).response;
    const bytes = new TextEncoder().encode(bodyText ?? JSON.stringify(body));
    const backend = createPyroscope(async (request) => {
      sent.push(request);
      return { status, contentType, body: bytes };
    });
    return backend.recordingRules ?? never();
  }

  it('is read as a rule, and asked for as it was', async () => {
    expect(await rulesThat('recording-rule-list.rr').list(signal)).toEqual({ ok: true, value: [RULE] });
    const sent: HttpRequest[] = [];
    expect(await rulesThat('recording-rule-upsert.rr', sent).upsert(DRAFT, signal)).toEqual({ ok: true, value: RULE });
    const { id, generation, ...asked } = JSON.parse(sent[0].body?.text ?? '') as Record<string, unknown>;
    expect([id, generation]).toEqual([DRAFT.id, '0']);
    expect(asked).toEqual(recorded('recording-rule-upsert.rr').request.body);
  });

  it('is that it has no such rules', async () => {
    const answer = await ruleStore(rulesThat('recording-rules-list')).list(signal);
    expect(answer).toEqual({
      ok: false,
      error: {
        kind: 'absent',
        words: expect.stringContaining('has no recording rules (404 page not found)') as string,
      },
    });
  });

  it('is why it takes no such rule', async () => {
    const answer = await ruleStore(rulesThat('recording-rule-err.rr')).upsert(DRAFT, signal);
    expect(answer).toMatchObject({ error: { kind: 'failed', words: expect.stringContaining('profiles_recorded_') } });
  });
});

describe('against the demo’s store', () => {
  const provisioned = { ...DRAFT, id: 'fixed', externalLabels: [], functionName: '', generation: 0, provisioned: true };
  const server = createStoreServer({ recordingRules: new RecordingRules(2, [provisioned]) });
  let rules: Rules;
  beforeAll(async () => {
    rules = createPyroscope(storeHttp(await listen(server), 5_000)).recordingRules ?? never();
  });
  afterAll(() => server.close());

  it('a rule is made once, however often it is sent, and changed by who knows its generation', async () => {
    expect(await rules.upsert(DRAFT, signal)).toMatchObject({ ok: true, value: { generation: 1 } });
    expect(await rules.upsert(DRAFT, signal)).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    const changed = { ...DRAFT, generation: 1, groupBy: [] };
    expect(await rules.upsert(changed, signal)).toMatchObject({ ok: true, value: { generation: 2, groupBy: [] } });
    expect(await rules.list(signal)).toMatchObject({
      value: [
        { id: 'fixed', isProvisioned: true },
        { id: DRAFT.id, isProvisioned: false },
      ],
    });
  });

  it('a tenant has so many and no more, without those of the configuration', async () => {
    expect(await rules.upsert({ ...DRAFT, id: 'second' }, signal)).toMatchObject({ ok: true });
    const third = await rules.upsert({ ...DRAFT, id: 'third' }, signal);
    expect(third).toEqual({ ok: false, error: { kind: 'full', limit: 2 } });
  });

  it('a rule is removed as it was seen, and not as somebody else made it meanwhile', async () => {
    const seen = { ...RULE, id: 'second', generation: 1 };
    await rules.upsert({ ...DRAFT, id: 'second', generation: 1 }, signal);
    expect(await rules.remove(seen, signal)).toMatchObject({ error: { kind: 'conflict' } });
    expect(await rules.remove({ ...seen, generation: 2 }, signal)).toEqual({ ok: true, value: undefined });
    expect(await rules.remove({ ...seen, generation: 2 }, signal)).toMatchObject({ error: { kind: 'conflict' } });
  });
});

test.each([
  [
    409,
    '{"code":"already_exists","message":"conflicting update, please try again"}',
    'conflict',
    'changed by somebody else',
  ],
  [429, '{"code":"resource_exhausted","message":"recording rules limit (25) exceeded for this tenant"}', 'full', '25'],
  [429, 'slow down', 'failed', 'overloaded'],
  [501, '{"code":"unimplemented","message":"not here"}', 'absent', 'no recording rules'],
  [403, '{"message":"plugin proxy route access denied"}', 'forbidden', 'Editors and Admins'],
  [401, '{"code":"unauthenticated","message":"invalid token"}', 'forbidden', 'invalid token'],
  [500, '{"code":"internal","message":"multiple org IDs present"}', 'failed', 'multiple org IDs present'],
])('%i %s is told as %s', async (status, text, kind, words) => {
  const backend = createPyroscope(async () => ({ status, contentType: '', body: new TextEncoder().encode(text) }));
  const answer = await ruleStore(backend.recordingRules ?? never()).upsert(DRAFT, signal);
  expect(answer).toMatchObject({ ok: false, error: { kind, words: expect.stringContaining(words) as string } });
});

function never(): never {
  throw new Error('a Pyroscope has the calls of recording rules');
}
