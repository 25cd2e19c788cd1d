import { filesIn, readJson } from './files';
import { readPlugin } from './plugins';
import { readDataSources } from './provisioning';

interface Reference {
  readonly type: string;
  readonly uid: string;
}
interface Target {
  readonly refId: string;
  readonly datasource: Reference;
  readonly query?: string;
  readonly labelSelector?: string;
}
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly datasource: Reference;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly options: { readonly datasourceUid?: string };
  readonly targets: readonly Target[];
}
interface Dashboard {
  readonly uid: string;
  readonly schemaVersion: number;
  readonly templating: { readonly list: ReadonlyArray<{ readonly name: string }> };
  readonly panels: readonly Panel[];
}

/** Panels that Grafana 12.3 and later bring. */
const CORE_PANELS = ['flamegraph', 'stat', 'table', 'text', 'timeseries', 'traces'];
/** Variables that Grafana fills in. */
const GLOBAL = /^__/;

describe.each(filesIn('provisioning/dashboards', '.json'))('%s', (file) => {
  const dashboard = readJson<Dashboard>(file);
  const sources = new Map(readDataSources().map(({ uid, type }) => [uid, type]));
  const panelId = readPlugin('panel').id;

  it('has panels that are known', () => {
    const types = dashboard.panels.map(({ type }) => type);
    expect(types.filter((type) => !CORE_PANELS.includes(type) && type !== panelId)).toEqual([]);
    expect(types).toContain(panelId);
  });

  it('queries data sources that are provisioned, of the type it says', () => {
    const references = dashboard.panels.flatMap(({ datasource, targets }) => [
      datasource,
      ...targets.map((target) => target.datasource),
    ]);
    references.forEach(({ uid, type }) => expect(sources.get(uid)).toBe(type));
  });

  it('gives the span profile panel a data source of ours', () => {
    const wanted = dashboard.panels
      .filter(({ type }) => type === panelId)
      .map(({ options }) => options.datasourceUid ?? '');
    wanted.forEach((uid) => expect(sources.get(uid)).toBe(readPlugin('datasource').id));
  });

  it('uses variables that it has', () => {
    const names = dashboard.templating.list.map(({ name }) => name);
    const used = [...JSON.stringify(dashboard.panels).matchAll(/\$\{?(\w+)/g)].map((match) => match[1] ?? '');
    expect(names.filter((name) => !used.includes(name))).toEqual([]);
    expect(used.filter((name) => !GLOBAL.test(name) && !names.includes(name))).toEqual([]);
  });

  it('links back to itself, with the trace id where it shows traces', () => {
    const links = [...JSON.stringify(dashboard.panels).matchAll(/\/d\/([\w-]+)\?([^"]+)/g)];
    const showsTraces = dashboard.templating.list.some(({ name }) => name === 'traceId');
    expect(links.map((link) => link[1])).toEqual(showsTraces ? [dashboard.uid] : []);
    links.forEach((link) => expect(link[2]).toContain('var-traceId=${__value.raw}'));
  });

  it('lays its panels out without overlap', () => {
    const rows = dashboard.panels.map(({ gridPos }) => ({ from: gridPos.y, to: gridPos.y + gridPos.h, w: gridPos.w }));
    rows.forEach(({ from, w }, row) => {
      expect(w).toBe(24);
      expect(from).toBe(rows[row - 1]?.to ?? 0);
    });
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });
});
