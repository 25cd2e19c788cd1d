import { DEFAULT_SETTINGS, readSettings } from './settings';

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'x'],
  ['an empty object', {}],
  [
    'members of other types',
    { tags: 'x', services: 7, paddingSeconds: '60', allSpans: 'yes', maxNodes: 1.5, spanNameLabel: ' ' },
  ],
  [
    'numbers beyond their bounds',
    { paddingSeconds: -1, clockSkewSeconds: 1e9, retentionHours: Infinity, samplesPerSecond: 0, maxNodes: 1e9 },
  ],
])('the defaults, of %s', (_, saved) => {
  expect(readSettings(saved)).toEqual(DEFAULT_SETTINGS);
});

test('what was saved, without what cannot be read and without other members', () => {
  const rule = {
    service: 'api',
    profileService: 'shop/api',
    datasourceUid: 'p',
    tags: [{ tag: 'k8s.pod.name', label: 'pod' }],
  };
  const saved = {
    tags: [{ tag: ' service.name ', label: 'app' }, { tag: '', label: '' }, null, { tag: 7, label: 'x' }],
    services: [rule, { profileService: 'x' }, { service: 'db', datasourceUid: 7 }],
    paddingSeconds: 0,
    retentionHours: 48,
    allSpans: true,
    datasourceUid: 'not of this',
  };
  expect(readSettings(saved)).toEqual({
    ...DEFAULT_SETTINGS,
    tags: [{ tag: 'service.name', label: 'app' }],
    services: [rule, { service: 'db' }],
    paddingSeconds: 0,
    retentionHours: 48,
    allSpans: true,
  });
});

test('an empty mapping is one, and lists end at 200 items', () => {
  expect(readSettings({ tags: [] }).tags).toEqual([]);
  const services = Array.from({ length: 100_000 }, (_, i) => ({ service: `s${i}` }));
  expect(readSettings({ services }).services).toHaveLength(200);
});
