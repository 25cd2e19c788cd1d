import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelPlugin, rangeUtil, type SelectableValue, type TimeRange } from '@grafana/data';
import { config, getTemplateSrv, locationService } from '@grafana/runtime';
import { Badge, RadioButtonGroup, Tab, TabsBar, TimeRangePicker, useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

import { type Boot, fetchBoot } from './boot';
import { type DashboardJson } from './dashboard/dashboardJson';
import { DashboardPage } from './dashboard/DashboardPage';
import profiles from './dashboard/profiles.json';
import request from './dashboard/request.json';
import { type HostDataSourceSrv } from './dataSourceSrv';
import { AlertsPage } from './pages/AlertsPage';
import { AppPage } from './pages/AppPage';
import { ExplorePage } from './pages/ExplorePage';
import { explorePane } from './pages/exploreUrl';
import { SettingsPage } from './pages/SettingsPage';
import { TracesPage } from './pages/TracesPage';
import { type HostTemplateSrv } from './templates/templateSrv';
import { changeTheme, type ThemeMode } from './theme';

interface Props {
  readonly boot: Boot;
  readonly panel: PanelPlugin;
  readonly sources: HostDataSourceSrv;
  readonly templates: HostTemplateSrv;
}

const REQUEST_DASHBOARD = '/d/request';
const SETTINGS = '/connections/datasources/edit/';
const THEMES: ReadonlyArray<SelectableValue<ThemeMode>> = [
  { label: 'Dark', value: 'dark' },
  { label: 'Light', value: 'light' },
];
const rangeOf = (from: string, to: string): TimeRange => rangeUtil.convertRawToRange({ from, to });

/** The page around the plugins: tabs, time range, theme. */
export function Shell({ boot, panel, sources, templates }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { pathname, search } = useLocation();
  const [range, setRange] = useState(() => firstRange(search));
  const linked = search.get('panes') ?? search.get('left');
  const [followed, setFollowed] = useState(linked);
  if (linked !== followed) {
    setFollowed(linked);
    setRange(explorePane(search)?.range ? firstRange(search) : range);
  }
  useEffect(() => getTemplateSrv().updateTimeRange(range), [range]);
  const app = Object.values(boot.apps)[0];
  const tabs = [
    ['Traces', '/'],
    ['Dashboard', '/d/profiles'],
    ['Explore', '/explore'],
    ['Alerts', '/alerting'],
    ['Data source settings', `${SETTINGS}${boot.datasources[0]?.uid ?? ''}`],
    ['App', `/a/${app?.id ?? ''}`],
  ] as const;
  const section = pathname.split('/')[1];

  const page = (): React.JSX.Element => {
    if (section === 'explore') {
      return <ExplorePage range={range} search={search} />;
    }
    if (section === 'alerting') {
      return <AlertsPage search={search} />;
    }
    if (section === 'connections') {
      const uid = pathname.slice(SETTINGS.length);
      const settings = boot.datasources.find((source) => source.uid === uid) ?? boot.datasources[0];
      const reread = async (): Promise<void> => sources.replaceSettings((await fetchBoot()).datasources);
      return <SettingsPage key={settings.uid} settings={settings} all={boot.datasources} onSaved={reread} />;
    }
    if (section === 'a' && app) {
      return <AppPage meta={app} />;
    }
    if (section === 'd') {
      return (
        <DashboardPage
          key={pathname}
          first={(pathname === REQUEST_DASHBOARD ? request : profiles) as DashboardJson}
          plugins={{ [panel.meta.id]: panel }}
          templates={templates}
          range={range}
          onRangeChange={setRange}
        />
      );
    }
    return <TracesPage panel={panel} range={range} search={search} onRangeChange={setRange} />;
  };

  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <Badge text="Workbench, not Grafana" color="orange" />
        <TabsBar className={styles.tabs}>
          {tabs.map(([label, href]) => (
            <Tab
              key={href}
              label={label}
              active={href.split('/')[1] === section}
              onChangeTab={() => locationService.push(withTheme(href, search))}
            />
          ))}
        </TabsBar>
        <RadioButtonGroup<ThemeMode>
          size="sm"
          aria-label="Theme"
          options={[...THEMES]}
          value={config.theme2.isDark ? 'dark' : 'light'}
          onChange={(theme) => {
            locationService.replace(withTheme(pathname, search, theme));
            changeTheme(theme);
          }}
        />
        <TimeRangePicker
          value={range}
          onChange={({ raw }) => setRange(rangeOf(String(raw.from), String(raw.to)))}
          onChangeTimeZone={() => undefined}
          onMoveBackward={() => undefined}
          onMoveForward={() => undefined}
          onZoom={() => undefined}
        />
      </header>
      {page()}
    </main>
  );
}

function useLocation(): { readonly pathname: string; readonly search: URLSearchParams } {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useEffect(() => history.listen((changed: { pathname: string; search: string }) => setLocation(changed)), [history]);
  return { pathname: location.pathname, search: new URLSearchParams(location.search) };
}

/** Explore links carry their range; everything else starts with the last quarter of an hour. */
function firstRange(search: URLSearchParams): TimeRange {
  const range = explorePane(search)?.range;
  const from = range?.from ?? search.get('from') ?? 'now-15m';
  const to = range?.to ?? search.get('to') ?? 'now';
  return rangeOf(asRaw(from), asRaw(to));
}

/** Epoch milliseconds as a date that Grafana parses; `now-1h` and the like as they are. */
const asRaw = (text: string): string => (/^\d+$/.test(text) ? new Date(Number(text)).toISOString() : text);

function withTheme(href: string, search: URLSearchParams, theme = search.get('theme')): string {
  const kept = new URLSearchParams(href === window.location.pathname ? search : undefined);
  if (theme) {
    kept.set('theme', theme);
  }
  const query = kept.toString();
  return query ? `${href}?${query}` : href;
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(1, 2), minHeight: '100vh', background: theme.colors.background.canvas }),
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(2), marginBottom: theme.spacing(1) }),
  tabs: css({ flexGrow: 1 }),
});
