import { css } from '@emotion/css';
import { type AnnotationQuery, type GrafanaTheme2, type PanelPlugin, rangeUtil, type TimeRange } from '@grafana/data';
import { Alert, RefreshPicker, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo, useState } from 'react';
import { useMeasure } from 'react-use';

import { type HostTemplateSrv } from '../templates/templateSrv';
import { usePoll } from '../usePoll';
import { useAddressValues, writeValue } from './addressValues';
import { AnnotationBar } from './AnnotationBar';
import { annotationEvents } from './annotations';
import { type DashboardJson, readDashboard, type VariableJson } from './dashboardJson';
import { DashboardPanel } from './DashboardPanel';
import { FilterBar } from './FilterBar';
import { LoadJson } from './LoadJson';
import { type Picked, useVariables } from './useVariables';
import { VariableBar } from './VariableBar';
import { VariableEditor } from './VariableEditor';

interface Props {
  readonly first: DashboardJson;
  readonly plugins: Readonly<Record<string, PanelPlugin>>;
  readonly templates: HostTemplateSrv;
  readonly range: TimeRange;
  readonly onRangeChange: (range: TimeRange) => void;
}

const COLUMNS = 24;
const ROW = 38;
const GAP = 8;
const NO_FILTERS: Picked['filters'] = {};

/** A dashboard from its JSON: variables, ad hoc filters, annotations and panels. */
export function DashboardPage({ first, ...props }: Props): React.JSX.Element {
  const [shown, setShown] = useState({ json: first, loads: 0 });
  const load = (text: string): void => setShown(({ loads }) => ({ json: readDashboard(text), loads: loads + 1 }));
  return <Dashboard key={shown.loads} json={shown.json} onLoad={load} {...props} />;
}

interface DashboardProps extends Omit<Props, 'first'> {
  readonly json: DashboardJson;
  readonly onLoad: (text: string) => void;
}

function Dashboard({ json, onLoad, plugins, templates, range, onRangeChange }: DashboardProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [measure, { width }] = useMeasure<HTMLDivElement>();
  const [list, setList] = useState<readonly VariableJson[]>(json.templating?.list ?? []);
  const [annotations, setAnnotations] = useState<readonly AnnotationQuery[]>(json.annotations?.list ?? []);
  const values = useAddressValues();
  const [filters, setFilters] = useState(NO_FILTERS);
  const picked = useMemo((): Picked => ({ values, filters }), [values, filters]);
  const [edited, setEdited] = useState<string>();
  const [refreshEvery, setRefreshEvery] = useState(typeof json.refresh === 'string' ? json.refresh : '');
  const [refreshes, setRefreshes] = useState(0);
  const variables = useVariables(list, picked, range, templates);
  const { settled } = variables;
  const events = usePoll(
    useMemo(
      () => () => (settled ? annotationEvents(annotations, range) : Promise.resolve(undefined)),
      [annotations, range, settled]
    ),
    0
  );
  useEffect(() => {
    if (refreshEvery === '') {
      return undefined;
    }
    const timer = setInterval(() => setRefreshes((count) => count + 1), rangeUtil.intervalToMs(refreshEvery));
    return () => clearInterval(timer);
  }, [refreshEvery]);

  const panels = json.panels ?? [];
  const queries = panels.flatMap(({ targets }) => targets ?? []);
  const editedJson = list.find(({ name }) => name === edited);
  const rows = Math.max(0, ...panels.map(({ gridPos: { y, h } }) => y + h));
  return (
    <Stack direction="column" gap={1}>
      <Stack justifyContent="space-between" alignItems="center" wrap="wrap">
        <Text element="h3">{json.title ?? 'Dashboard'}</Text>
        <Stack gap={1}>
          <LoadJson onLoad={onLoad} />
          <RefreshPicker
            value={refreshEvery}
            onIntervalChanged={setRefreshEvery}
            onRefresh={() => setRefreshes((count) => count + 1)}
          />
        </Stack>
      </Stack>
      <VariableBar variables={variables.variables} onPick={writeValue} onEdit={setEdited} />
      {variables.variables
        .filter(({ type }) => type === 'adhoc')
        .map((variable) => (
          <FilterBar
            key={variable.name}
            variable={variable}
            range={range}
            queries={queries}
            onChange={(picks) => setFilters((before) => ({ ...before, [variable.name]: picks }))}
          />
        ))}
      {editedJson && (
        <VariableEditor
          key={edited}
          json={editedJson}
          shown={variables.variables.find(({ name }) => name === edited)}
          range={range}
          onChange={(query) => setList((all) => all.map((one) => (one.name === edited ? { ...one, query } : one)))}
          onClose={() => setEdited(undefined)}
        />
      )}
      <AnnotationBar
        list={annotations}
        datasource={panels[0]?.datasource ?? undefined}
        range={range}
        onChange={setAnnotations}
      />
      {events.kind === 'failed' && <Alert title={events.message} severity="error" />}
      <div ref={measure} className={styles.grid} style={{ height: rows * ROW }}>
        {width > 0 &&
          panels.map((panel) => {
            const { x, y, w, h } = panel.gridPos;
            const column = width / COLUMNS;
            return (
              <div key={panel.id} className={styles.cell} style={{ left: x * column, top: y * ROW }}>
                <DashboardPanel
                  panel={panel}
                  dashboard={json.title ?? ''}
                  plugins={plugins}
                  variables={variables}
                  range={range}
                  refreshes={refreshes}
                  events={events.kind === 'loaded' ? events.value : undefined}
                  width={w * column - GAP}
                  height={h * ROW - GAP}
                  onRangeChange={onRangeChange}
                />
              </div>
            );
          })}
      </div>
    </Stack>
  );
}

const getStyles = (_theme: GrafanaTheme2) => ({
  grid: css({ position: 'relative' }),
  cell: css({ position: 'absolute' }),
});
