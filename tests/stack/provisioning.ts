import { readYaml } from './files';
import { anyObject, closed, listOf, oneOf, text, whole, yesNo } from './schema';

/** Fields of provisioning files as Grafana documents them (administration/provisioning, data sources, dashboards, apps). */
const correlation = {
  oneOf: [
    closed(
      {
        targetUID: text,
        label: text,
        description: text,
        type: oneOf('query'),
        config: closed({ field: text, target: anyObject, transformations: listOf(anyObject) }, 'field', 'target'),
      },
      'targetUID',
      'type',
      'config'
    ),
    closed(
      {
        label: text,
        description: text,
        type: oneOf('external'),
        config: closed(
          { field: text, target: closed({ url: text }, 'url'), transformations: listOf(anyObject) },
          'field',
          'target'
        ),
      },
      'type',
      'config'
    ),
  ],
};

export const dataSourcesSchema = closed(
  {
    apiVersion: oneOf(1),
    prune: yesNo,
    deleteDatasources: listOf(closed({ name: text, orgId: whole }, 'name')),
    datasources: listOf(
      closed(
        {
          name: text,
          uid: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,40}$' },
          type: text,
          access: oneOf('proxy', 'direct'),
          orgId: whole,
          url: text,
          user: text,
          database: text,
          basicAuth: yesNo,
          basicAuthUser: text,
          withCredentials: yesNo,
          isDefault: yesNo,
          jsonData: anyObject,
          secureJsonData: { type: 'object', additionalProperties: { type: 'string' } },
          version: whole,
          editable: yesNo,
          correlations: listOf(correlation),
        },
        'name',
        'uid',
        'type',
        'access'
      )
    ),
  },
  'apiVersion'
);

export const dashboardProvidersSchema = closed(
  {
    apiVersion: oneOf(1),
    providers: listOf(
      closed(
        {
          name: text,
          orgId: whole,
          folder: { type: 'string' },
          folderUid: text,
          type: oneOf('file'),
          disableDeletion: yesNo,
          updateIntervalSeconds: whole,
          allowUiUpdates: yesNo,
          options: closed({ path: text, foldersFromFilesStructure: yesNo }, 'path'),
        },
        'name',
        'options'
      )
    ),
  },
  'apiVersion',
  'providers'
);

export const appsSchema = closed(
  {
    apiVersion: oneOf(1),
    apps: listOf(
      closed(
        { type: text, org_id: whole, org_name: text, disabled: yesNo, jsonData: anyObject, secureJsonData: anyObject },
        'type'
      )
    ),
  },
  'apiVersion',
  'apps'
);

export interface Correlation {
  readonly type: 'query' | 'external';
  /** Absent for an external one, which names an address. */
  readonly targetUID?: string;
  readonly config: { readonly field: string; readonly target: { readonly url?: string } };
}

export interface DataSource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly url?: string;
  readonly jsonData?: Readonly<Record<string, unknown>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
  readonly isDefault?: boolean;
  readonly correlations?: readonly Correlation[];
}

export const DATA_SOURCES_FILE = 'provisioning/datasources/datasources.yaml';
/** From traces to profiles for Tempo, Jaeger and Zipkin; not mounted by the compose stack. */
export const TRACES_EXAMPLE_FILE = 'provisioning/examples/datasources/traces.yaml';
export const readDataSources = (file = DATA_SOURCES_FILE): readonly DataSource[] =>
  readYaml<{ datasources: readonly DataSource[] }>(file).datasources;

const annotation = { type: 'object', additionalProperties: { type: 'string' } };

/** Rules of Grafana-managed alerting, as its documentation of file provisioning has them. */
export const alertingSchema = closed(
  {
    apiVersion: oneOf(1),
    groups: listOf(
      closed(
        {
          orgId: whole,
          name: text,
          folder: text,
          interval: text,
          rules: listOf(
            closed(
              {
                uid: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,40}$' },
                title: text,
                condition: text,
                data: listOf(
                  closed(
                    {
                      refId: text,
                      relativeTimeRange: closed({ from: whole, to: whole }, 'from', 'to'),
                      datasourceUid: text,
                      queryType: text,
                      model: anyObject,
                    },
                    'refId',
                    'relativeTimeRange',
                    'datasourceUid',
                    'model'
                  )
                ),
                for: text,
                noDataState: oneOf('NoData', 'Alerting', 'OK'),
                execErrState: oneOf('Error', 'Alerting', 'OK'),
                annotations: annotation,
                labels: annotation,
                isPaused: yesNo,
              },
              'uid',
              'title',
              'condition',
              'data',
              'for'
            )
          ),
        },
        'name',
        'folder',
        'interval',
        'rules'
      )
    ),
  },
  'apiVersion',
  'groups'
);
