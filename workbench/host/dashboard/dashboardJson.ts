import { type AdHocVariableFilter, type AnnotationQuery, type FieldConfigSource } from '@grafana/data';
import { type DataQuery, type DataSourceRef } from '@grafana/schema';

/** Of Grafana's classic dashboard JSON, what the workbench shows. */
export interface DashboardJson {
  readonly title?: string;
  readonly time?: { readonly from: string; readonly to: string };
  readonly refresh?: string | boolean;
  readonly templating?: { readonly list?: readonly VariableJson[] };
  readonly annotations?: { readonly list?: readonly AnnotationQuery[] };
  readonly panels?: readonly PanelJson[];
}

export interface VariableJson {
  readonly type: 'query' | 'custom' | 'constant' | 'textbox' | 'interval' | 'datasource' | 'adhoc';
  readonly name: string;
  readonly label?: string;
  readonly query?: unknown;
  readonly current?: { readonly value?: string | readonly string[] };
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string | null;
  readonly regex?: string;
  /** 2: whenever the time range changes. */
  readonly refresh?: number;
  readonly datasource?: DataSourceRef | null;
  readonly filters?: readonly AdHocVariableFilter[];
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: DataSourceRef | null;
  readonly targets?: readonly DataQuery[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly fieldConfig?: FieldConfigSource;
  readonly maxDataPoints?: number | null;
}

/** A dashboard, or a single panel as "Copy JSON" of a panel's menu gives it, which becomes a dashboard of its own. */
export function readDashboard(text: string): DashboardJson {
  const read = JSON.parse(text) as DashboardJson | PanelJson | { readonly dashboard: DashboardJson };
  if ('dashboard' in read) {
    return read.dashboard;
  }
  return 'targets' in read ? { title: read.title, panels: [{ ...read, id: 1 }] } : (read as DashboardJson);
}
