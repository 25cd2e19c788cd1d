import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { migrateQuery } from '../../src/datasource/migrateQuery';

const SCRIPT = path.resolve(__dirname, '..', 'move-dashboards.mjs');
const OURS = 'spanflame-profiles-datasource';
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const TO_BOTH = ['--pyroscope', 'new-pyroscope', '--parca', 'new-parca'];
const PYROSCOPE = { type: 'grafana-pyroscope-datasource', uid: 'old-pyroscope' };
const PARCA = { type: 'parca', uid: 'old-parca' };
const NEW_PYROSCOPE = { type: OURS, uid: 'new-pyroscope' };
const NEW_PARCA = { type: OURS, uid: 'new-parca' };

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'move-dashboards-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', cwd: dir });
  return { code: status, out: stdout, err: stderr };
}
const write = (name: string, text: string): string => {
  const file = path.join(dir, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
};
const read = (name: string): string => fs.readFileSync(path.join(dir, name), 'utf8');

/** What a dashboard is after it was moved, and what was said of it. */
function move(dashboard: unknown, ...args: string[]) {
  write('d.json', JSON.stringify(dashboard, null, 2));
  const said = run(...args, '--write', 'd.json');
  return { ...said, json: JSON.parse(read('d.json')) };
}

/** Saved queries as the two data sources write them (their dataquery.gen.ts). */
const PYROSCOPE_QUERY = {
  datasource: PYROSCOPE,
  refId: 'A',
  queryType: 'both',
  profileTypeId: CPU,
  labelSelector: '{service_name="$service"}',
  groupBy: ['pod'],
  limit: 10,
  maxNodes: 16384,
  spanSelector: ['00f067aa0ba902b7'],
  traceIdSelector: [],
  profileIdSelector: [],
  annotations: false,
  includeExemplars: true,
  includeHeatmap: false,
  heatmapType: 'individual',
};
const PARCA_QUERY = {
  datasource: PARCA,
  refId: 'B',
  queryType: 'metrics',
  profileTypeId: `${CPU}:delta`,
  labelSelector: '{job="checkout"}',
};

describe('a panel', () => {
  it.each([
    ['Pyroscope', PYROSCOPE_QUERY, NEW_PYROSCOPE],
    ['Parca', PARCA_QUERY, NEW_PARCA],
  ])('of %s keeps its query, which means the same', (_name, query, moved) => {
    const panel = {
      id: 4,
      type: 'flamegraph',
      title: 'CPU',
      gridPos: {},
      datasource: query.datasource,
      targets: [query],
    };
    const { json, code } = move({ title: 'd', panels: [panel] }, ...TO_BOTH);
    expect([code, json]).toEqual([
      0,
      { title: 'd', panels: [{ ...panel, datasource: moved, targets: [{ ...query, datasource: moved }] }] },
    ]);
    const { datasource: _before, ...asked } = query;
    const { datasource: _after, version: _version, ...asks } = migrateQuery(json.panels[0].targets[0]);
    const empty = ([, value]: [string, unknown]): boolean => Array.isArray(value) && value.length === 0;
    const written = Object.entries(asked).filter((entry) => !empty(entry));
    expect(Object.fromEntries(Object.entries(asks).filter(([, value]) => value !== undefined))).toEqual(
      Object.fromEntries(written)
    );
  });

  it.each<[string, object, object]>([
    [
      'in a row',
      { panels: [{ type: 'row', panels: [{ datasource: PARCA }] }] },
      { panels: [{ type: 'row', panels: [{ datasource: NEW_PARCA }] }] },
    ],
    [
      'mixed: each query on its own',
      {
        panels: [
          {
            datasource: { type: 'datasource', uid: '-- Mixed --' },
            targets: [PYROSCOPE_QUERY, { datasource: { type: 'loki', uid: 'l' }, refId: 'C' }],
          },
        ],
      },
      {
        panels: [
          {
            datasource: { type: 'datasource', uid: '-- Mixed --' },
            targets: [
              { ...PYROSCOPE_QUERY, datasource: NEW_PYROSCOPE },
              { datasource: { type: 'loki', uid: 'l' }, refId: 'C' },
            ],
          },
        ],
      },
    ],
    ['of the alias phlare', { datasource: { type: 'phlare', uid: 'p' } }, { datasource: NEW_PYROSCOPE }],
    [
      'whose data source is a variable',
      { datasource: { type: 'parca', uid: '${source}' } },
      { datasource: { type: OURS, uid: '${source}' } },
    ],
    ['with a type only', { datasource: { type: 'parca' } }, { datasource: { type: OURS } }],
    [
      'with a uid only, whose type another one says',
      { panels: [{ datasource: PARCA }, { datasource: { uid: 'old-parca' } }] },
      { panels: [{ datasource: NEW_PARCA }, { datasource: { uid: 'new-parca' } }] },
    ],
    [
      'in a library panel',
      { __elements: { x: { name: 'CPU', model: { datasource: PARCA } } } },
      { __elements: { x: { name: 'CPU', model: { datasource: NEW_PARCA } } } },
    ],
    ['moved before', { datasource: NEW_PARCA }, { datasource: NEW_PARCA }],
  ])('%s', (_what, dashboard, expected) => {
    const { json, code } = move(dashboard, ...TO_BOTH);
    expect([code, json]).toEqual([0, expected]);
  });

  it('by name, as old dashboards have it, where the name is given', () => {
    const { json } = move(
      { panels: [{ datasource: 'Our Pyroscope', targets: [{ profileTypeId: CPU }] }] },
      '--map',
      'Our Pyroscope=new'
    );
    expect(json.panels[0].datasource).toEqual({ type: OURS, uid: 'new' });
  });

  it('of two servers goes to two', () => {
    const other = { ...PYROSCOPE, uid: 'eu' };
    const { json } = move(
      [{ datasource: PYROSCOPE }, { datasource: other }],
      '--pyroscope',
      'us-new',
      '--map',
      'eu=eu-new'
    );
    expect(json).toEqual([
      { datasource: { type: OURS, uid: 'us-new' } },
      { datasource: { type: OURS, uid: 'eu-new' } },
    ]);
  });
});

describe('other references', () => {
  const { version } = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../package.json'), 'utf8'));

  it.each<[string, object, object]>([
    [
      'a query variable, an ad hoc variable and an annotation',
      {
        templating: {
          list: [
            { type: 'query', name: 'v', datasource: PYROSCOPE, query: { type: 'labelValue', labelName: 'pod' } },
            { type: 'adhoc', datasource: PYROSCOPE, filters: [] },
          ],
        },
        annotations: { list: [{ datasource: PARCA }] },
      },
      {
        templating: {
          list: [
            { type: 'query', name: 'v', datasource: NEW_PYROSCOPE, query: { type: 'labelValue', labelName: 'pod' } },
            { type: 'adhoc', datasource: NEW_PYROSCOPE, filters: [] },
          ],
        },
        annotations: { list: [{ datasource: NEW_PARCA }] },
      },
    ],
    [
      'a variable that picks the data source',
      {
        templating: { list: [{ type: 'datasource', query: 'parca', current: { text: 'Parca', value: 'old-parca' } }] },
      },
      {
        templating: { list: [{ type: 'datasource', query: OURS, current: { text: 'new-parca', value: 'new-parca' } }] },
      },
    ],
    [
      'a variable that picks several',
      { type: 'datasource', query: 'parca', current: { text: ['a', 'b'], value: ['a', 'b'] } },
      {
        type: 'datasource',
        query: OURS,
        current: { text: ['new-parca', 'new-parca'], value: ['new-parca', 'new-parca'] },
      },
    ],
    ['a variable of something else', { type: 'datasource', query: 'loki' }, { type: 'datasource', query: 'loki' }],
    [
      'what an export for sharing asks for',
      {
        __inputs: [{ name: 'DS_P', label: 'P', type: 'datasource', pluginId: 'parca', pluginName: 'Parca' }],
        __requires: [
          { type: 'datasource', id: 'parca', name: 'Parca', version: '1.0.0' },
          { type: 'panel', id: 'parca', name: '', version: '' },
        ],
        panels: [{ datasource: { type: 'parca', uid: '${DS_P}' } }],
      },
      {
        __inputs: [{ name: 'DS_P', label: 'P', type: 'datasource', pluginId: OURS, pluginName: 'Spanflame profiles' }],
        __requires: [
          { type: 'datasource', id: OURS, name: 'Spanflame profiles', version },
          { type: 'panel', id: 'parca', name: '', version: '' },
        ],
        panels: [{ datasource: { type: OURS, uid: '${DS_P}' } }],
      },
    ],
    [
      'schema 2',
      {
        elements: {
          'panel-1': {
            kind: 'Panel',
            spec: {
              id: 1,
              title: 'CPU',
              data: {
                spec: {
                  queries: [
                    {
                      kind: 'PanelQuery',
                      spec: {
                        refId: 'A',
                        query: {
                          kind: 'DataQuery',
                          group: 'parca',
                          version: 'v0',
                          datasource: { name: 'old-parca' },
                          spec: { profileTypeId: CPU },
                        },
                      },
                    },
                  ],
                },
              },
            },
          },
        },
        variables: [
          {
            kind: 'DatasourceVariable',
            spec: { name: 'source', pluginId: 'parca', current: { text: 'x', value: 'old-parca' } },
          },
        ],
      },
      {
        elements: {
          'panel-1': {
            kind: 'Panel',
            spec: {
              id: 1,
              title: 'CPU',
              data: {
                spec: {
                  queries: [
                    {
                      kind: 'PanelQuery',
                      spec: {
                        refId: 'A',
                        query: {
                          kind: 'DataQuery',
                          group: OURS,
                          version: 'v0',
                          datasource: { name: 'new-parca' },
                          spec: { profileTypeId: CPU },
                        },
                      },
                    },
                  ],
                },
              },
            },
          },
        },
        variables: [
          {
            kind: 'DatasourceVariable',
            spec: { name: 'source', pluginId: OURS, current: { text: 'new-parca', value: 'new-parca' } },
          },
        ],
      },
    ],
    [
      'the first drafts of schema 2',
      { spec: { datasource: PARCA, query: { kind: 'parca', spec: { profileTypeId: CPU } } } },
      { spec: { datasource: NEW_PARCA, query: { kind: OURS, spec: { profileTypeId: CPU } } } },
    ],
    [
      'a link to Explore, in JSON and percent-encoded, and to a dashboard',
      [
        { datasource: PARCA },
        {
          url: '/explore?panes={"a":{"datasource":"old-parca","queries":[{"datasource":{"type":"parca","uid":"old-parca"}}]}}',
        },
        { url: '/explore?left=%7B%22datasource%22:%22old-parca%22%7D' },
        { url: '/d/abc/x?var-source=old-parca&from=now-1h' },
        { title: 'l', internal: { datasourceUid: 'old-parca', query: {} } },
      ],
      [
        { datasource: NEW_PARCA },
        {
          url: `/explore?panes={"a":{"datasource":"new-parca","queries":[{"datasource":{"type":"${OURS}","uid":"new-parca"}}]}}`,
        },
        { url: '/explore?left=%7B%22datasource%22:%22new-parca%22%7D' },
        { url: '/d/abc/x?var-source=new-parca&from=now-1h' },
        { title: 'l', internal: { datasourceUid: 'new-parca', query: {} } },
      ],
    ],
    [
      'texts that look like it',
      { title: 'parca', description: 'old-parca', options: { query: 'parca' } },
      { title: 'parca', description: 'old-parca', options: { query: 'parca' } },
    ],
  ])('%s', (_what, dashboard, expected) => {
    const { json, code } = move(dashboard, ...TO_BOTH);
    expect([code, json]).toEqual([0, expected]);
  });
});

describe('what cannot be moved is said, with the reason, and left as it is', () => {
  it.each<[string, object, string[], string]>([
    [
      'no uid given',
      { panels: [{ id: 1, title: 'CPU', datasource: PARCA }] },
      ['--pyroscope', 'p'],
      'LEFT  panel 1 "CPU": parca old-parca: no new uid is given for old-parca: add --map old-parca=NEW_UID or --parca NEW_UID',
    ],
    [
      'no uid given, schema 2',
      { group: 'parca', datasource: { name: 'x' }, spec: {} },
      [],
      'no new uid is given for x',
    ],
    [
      'a name',
      { panels: [{ id: 2, datasource: 'Prod', targets: [{ refId: 'A', profileTypeId: CPU }] }] },
      TO_BOTH,
      'LEFT  panel 2 "", query A: Prod is given by name: add --map "Prod=NEW_UID"',
    ],
    [
      'the default data source',
      { panels: [{ id: 3, datasource: null, targets: [{ refId: 'A', profileTypeId: CPU }] }] },
      TO_BOTH,
      'it uses the default data source',
    ],
    [
      'the plugin of old',
      { datasource: { type: 'pyroscope-datasource', uid: 'x' } },
      TO_BOTH,
      'pyroscope-datasource is a plugin of its own',
    ],
    [
      'its panel',
      { panels: [{ id: 5, title: 'Old', type: 'pyroscope-panel' }] },
      TO_BOTH,
      'LEFT  panel 5 "Old": pyroscope-panel is a plugin of its own',
    ],
    [
      'a link to an unknown one',
      { url: '/explore?left={"datasource":"who","queries":[{"datasource":{"type":"parca"}}]}' },
      TO_BOTH,
      'its data source is none of those',
    ],
  ])('%s', (_what, dashboard, args, words) => {
    const { json, code, out } = move(dashboard, ...args);
    expect([code, json]).toEqual([1, dashboard]);
    expect(out).toContain(words);
    expect(out).toContain('0 references in 0 of 1 files were moved\n');
  });

  it.each<[string, object, string]>([
    [
      'a library panel that is kept elsewhere',
      { panels: [{ libraryPanel: { uid: 'x', name: 'CPU' } }] },
      'library panel "CPU" is kept elsewhere',
    ],
    [
      'Profiles Drilldown',
      { url: '/a/grafana-pyroscope-app/explore?var-dataSource=old-parca' },
      'a link to Profiles Drilldown stays',
    ],
    [
      'a regex on names',
      { type: 'datasource', query: 'parca', regex: '/^prod/' },
      'its regex /^prod/ picks data sources by name',
    ],
  ])('to look at: %s', (_what, dashboard, words) => {
    const { code, out } = move(dashboard, ...TO_BOTH);
    expect(code).toBe(0);
    expect(out).toContain(words);
  });
});

it('prints what the guide shows', () => {
  const source = { type: 'parca', uid: 'parca-eu' };
  const dashboard = {
    templating: { list: [{ type: 'datasource', name: 'source', query: 'parca', current: { value: 'parca-eu' } }] },
    panels: [
      { id: 4, title: 'CPU by pod', datasource: source, targets: [{ ...PARCA_QUERY, refId: 'A', datasource: source }] },
      { id: 7, title: 'Heap', datasource: 'Prod', targets: [{ refId: 'A', profileTypeId: CPU }] },
    ],
  };
  write('dashboards/checkout.json', JSON.stringify(dashboard, null, 2));
  const guide = fs.readFileSync(path.resolve(__dirname, '../../docs/moving-from-grafanas-data-sources.md'), 'utf8');
  const shown = /```\n( *dashboards\/checkout\.json\n[^`]*)```/.exec(guide)?.[1] ?? '';
  expect(shown.replace(/^ {3}/gm, '').trim()).toBe(run('--parca', 'profiles', 'dashboards/').out.trim());
});

describe('files', () => {
  const DASHBOARD = `{\n\t"title": "größe",\n\t"panels": [\n\t\t{\n\t\t\t"id": 1,\n\t\t\t"title": "CPU",\n\t\t\t"datasource": {\n\t\t\t\t"type": "parca",\n\t\t\t\t"uid": "old"\n\t\t\t}\n\t\t}\n\t]\n}\n`;
  const MOVED = DASHBOARD.replace('"parca"', `"${OURS}"`).replace('"old"', '"new"');

  it('are not written without --write, and what would be done is said', () => {
    write('a.json', DASHBOARD);
    const { code, out } = run('--parca', 'new', 'a.json');
    expect([code, read('a.json'), fs.readdirSync(dir)]).toEqual([0, DASHBOARD, ['a.json']]);
    expect(out).toBe(
      `a.json\n  panel 1 "CPU": parca old → ${OURS} new\n1 references in 1 of 1 files would be moved; add --write to do it\n`
    );
  });

  it.each([
    ['tabs', DASHBOARD, MOVED],
    [
      'two blanks, no line break at the end',
      DASHBOARD.replaceAll('\t', '  ').trimEnd(),
      MOVED.replaceAll('\t', '  ').trimEnd(),
    ],
    ['one line', JSON.stringify(JSON.parse(DASHBOARD)), JSON.stringify(JSON.parse(MOVED))],
    ['line breaks of Windows', DASHBOARD.replaceAll('\n', '\r\n'), MOVED.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${DASHBOARD}`, `\uFEFF${MOVED}`],
  ])('keep their layout: %s', (_what, before, after) => {
    write('a.json', before);
    run('--parca', 'new', '--write', 'a.json');
    expect([read('a.json'), read('a.json.bak')]).toEqual([after, before]);
  });

  it('say so when the layout is another', () => {
    write('a.json', '{ "datasource": {"type":"parca","uid":"old"} }');
    expect(run('--parca', 'new', 'a.json').out).toContain('look at the layout of this file');
  });

  it('of folders are found, and other JSON is left alone', () => {
    write('x/a.json', DASHBOARD);
    write('x/y/b.json', DASHBOARD);
    write('x/.hidden/c.json', DASHBOARD);
    write('x/package.json', '{"name":"parca","dependencies":{"parca":"1"}}');
    write('x/d.txt', 'parca');
    const { code, out } = run('--parca', 'new', '--write', '--no-backup', 'x');
    expect([code, read('x/a.json'), read('x/y/b.json'), read('x/.hidden/c.json')]).toEqual([
      0,
      MOVED,
      MOVED,
      DASHBOARD,
    ]);
    expect([fs.readdirSync(path.join(dir, 'x')).sort(), out]).toEqual([
      ['.hidden', 'a.json', 'd.txt', 'package.json', 'y'],
      expect.stringContaining('2 references in 2 of 3 files were moved'),
    ]);
  });

  it('are written once: a second run finds nothing', () => {
    write('a.json', DASHBOARD);
    run('--parca', 'new', '--write', 'a.json');
    expect(run('--parca', 'new', '--write', 'a.json')).toMatchObject({
      code: 0,
      out: '0 references in 0 of 1 files were moved\n',
    });
  });

  it('behind a link are written, and the link stays', () => {
    write('real.json', DASHBOARD);
    fs.symlinkSync('real.json', path.join(dir, 'link.json'));
    run('--parca', 'new', '--write', 'link.json');
    expect([read('real.json'), fs.lstatSync(path.join(dir, 'link.json')).isSymbolicLink()]).toEqual([MOVED, true]);
  });

  it.each<[string, string, string[], string]>([
    ['no JSON', '{"panels": [', [], 'LEFT  the file: '],
    [
      'a number that would change',
      '{"id": 12345678901234567890, "datasource": {"type":"parca","uid":"x"}}',
      [],
      'holds the number 12345678901234567890',
    ],
    ['a backup that is there', DASHBOARD, ['a.json.bak'], 'it has a .bak already'],
  ])('are left: %s', (_what, text, others, words) => {
    write('a.json', text);
    others.forEach((name) => write(name, 'kept'));
    const { code, out } = run('--parca', 'new', '--write', 'a.json');
    expect([code, read('a.json')]).toEqual([1, text]);
    expect(others.map(read)).toEqual(others.map(() => 'kept'));
    expect(out).toContain(words);
  });

  it('are read once, however often they are named', () => {
    write('x/a.json', DASHBOARD);
    expect(run('--parca', 'new', 'x', 'x/a.json', './x/a.json').out).toContain('1 references in 1 of 1 files');
  });

  it('do not hold up each other', () => {
    write('a.json', '{');
    write('b.json', DASHBOARD);
    const { code } = run('--parca', 'new', '--write', 'a.json', 'b.json');
    expect([code, read('b.json')]).toEqual([1, MOVED]);
  });
});

describe('options', () => {
  it.each([
    [[], 'no file or folder is given'],
    [['--parca', 'new'], 'no file or folder is given'],
    [['--map', 'old', 'x'], '--map takes OLD=NEW, not old'],
    [['--map', 'old=', 'x'], '--map takes OLD=NEW, not old='],
    [['--parca', 'a b', 'x'], '"a b" is no uid'],
    [['--delete', 'x'], "Unknown option '--delete'"],
    [['nowhere.json'], 'no such file or directory'],
  ])('%j is refused', (args, words) => {
    const { code, err } = run(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('--help says what there is', () => {
    expect(run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--map OLD=NEW') });
  });
});
