import {
  type AdHocVariableFilter,
  CoreApp,
  type DataFrame,
  type DataSourceApi,
  type PanelData,
  type PanelPlugin,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv, getTemplateSrv } from '@grafana/runtime';
import { type DataSourceRef } from '@grafana/schema';
import { Icon, PanelChrome, Tooltip } from '@grafana/ui';
import React, { useEffect, useMemo, useState } from 'react';

import { usePanelMenu } from '../extensions/usePanelMenu';
import { PluginPanel } from '../PluginPanel';
import { type Asked } from '../queries/request';
import { useRequest } from '../queries/useRequest';
import { type PanelJson } from './dashboardJson';
import { PanelContent } from './PanelContent';
import { type Variables } from './useVariables';

interface Props {
  readonly panel: PanelJson;
  /** Title of the dashboard. */
  readonly dashboard: string;
  readonly plugins: Readonly<Record<string, PanelPlugin>>;
  readonly variables: Variables;
  readonly range: TimeRange;
  /** Another number runs the queries anew. */
  readonly refreshes: number;
  readonly events: DataFrame | undefined;
  readonly width: number;
  readonly height: number;
  readonly onRangeChange: (range: TimeRange) => void;
}

/** One panel of a dashboard: its queries are run with the variables and filters, once all variables are settled. */
export function DashboardPanel({
  panel,
  dashboard,
  plugins,
  variables,
  range,
  refreshes,
  events,
  ...props
}: Props): React.JSX.Element {
  const source = useSource(panel.datasource ?? panel.targets?.[0]?.datasource ?? undefined, variables);
  const { settled } = variables;
  const maxDataPoints = panel.maxDataPoints ?? Math.max(100, Math.round(props.width));
  const [last, setLast] = useState<{ readonly key: string; readonly asked: Asked }>();
  const key = JSON.stringify([source?.uid, panel, variables.variables, range, refreshes]);
  // Until the variables are settled, a panel shows what it has.
  if (settled && source && last?.key !== key) {
    const filters = filtersFor(source, variables);
    const targets = panel.targets ?? [];
    const asked = { source, targets, range, app: CoreApp.Dashboard, maxDataPoints, panelId: panel.id, filters };
    setLast({ key, asked });
  }
  const answer = useRequest(last?.asked, range);
  const data = useMemo(() => withEvents(answer, events), [answer, events]);
  const title = getTemplateSrv().replace(panel.title ?? '', {}, 'text');
  const menu = usePanelMenu(panel, title, dashboard, data);
  const plugin = plugins[panel.type];
  return (
    <div data-testid="dashboard-panel" data-title={title} data-state={data.state}>
      {plugin ? (
        <PluginPanel
          plugin={plugin}
          id={panel.id}
          title={title}
          data={data}
          range={range}
          options={panel.options ?? {}}
          menu={menu}
          width={props.width}
          height={props.height}
          onOptionsChange={() => undefined}
          onRangeChange={props.onRangeChange}
        />
      ) : (
        <PanelChrome
          title={title}
          width={props.width}
          height={props.height}
          loadingState={data.state}
          statusMessage={data.errors?.map(({ message }) => message).join('; ')}
          titleItems={<NoticeIcon data={data} />}
          menu={menu}
        >
          {(width, height) => <PanelContent panel={panel} data={data} width={width} height={height} />}
        </PanelChrome>
      )}
    </div>
  );
}

const filtersFor = ({ uid }: DataSourceApi, { variables }: Variables): readonly AdHocVariableFilter[] =>
  variables
    .filter(({ type, datasource }) => type === 'adhoc' && getTemplateSrv().replace(datasource?.uid) === uid)
    .flatMap(({ filters }) => filters ?? [])
    .filter(({ key, value }) => key !== '' && value !== '');

/** The data source of a panel, which may be named by a variable. */
function useSource(reference: DataSourceRef | undefined, { settled }: Variables): DataSourceApi | undefined {
  const [source, setSource] = useState<DataSourceApi>();
  const uid = getTemplateSrv().replace(reference?.uid ?? reference?.type ?? '');
  useEffect(() => {
    let current = true;
    if (settled) {
      void getDataSourceSrv()
        .get(uid)
        .then((found) => current && setSource(found));
    }
    return () => {
      current = false;
    };
  }, [uid, settled]);
  return source;
}

const withEvents = (data: PanelData, events: DataFrame | undefined): PanelData =>
  events ? { ...data, annotations: [...(data.annotations ?? []), events] } : data;

function NoticeIcon({ data }: { data: PanelData }): React.JSX.Element | null {
  const notices = [...new Set(data.series.flatMap((frame) => frame.meta?.notices ?? []).map(({ text }) => text))];
  return notices.length > 0 ? (
    <Tooltip content={notices.join('\n')}>
      <Icon name="info-circle" data-testid="panel-notices" title={notices.join('\n')} />
    </Tooltip>
  ) : null;
}
