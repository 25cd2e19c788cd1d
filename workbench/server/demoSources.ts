import { type DataSourceRecord } from './dataSources';

export interface DemoAddresses {
  readonly pyroscope: string;
  /** Address of a server with Parca's REST gateway. */
  readonly parca: string;
  /** Address of a process with `/debug/pprof`, and the token that guards it. */
  readonly pprof?: string;
  readonly pprofToken: string;
}

const TYPE = 'spanflame-profiles-datasource';
const BASE = { type: TYPE, url: '', basicAuth: false, basicAuthUser: '' } as const;

/** The demo's data sources, as a provisioning file would declare them: no URL of their own, only routes. */
export const demoSources = ({ pyroscope, parca, pprof, pprofToken }: DemoAddresses): readonly DataSourceRecord[] => [
  {
    ...BASE,
    uid: 'checkout-profiles',
    name: 'Checkout profiles',
    jsonData: { backend: 'pyroscope', url: pyroscope, tracesDatasourceUid: 'tempo' },
    secureJsonData: {},
  },
  {
    ...BASE,
    uid: 'checkout-parca',
    name: 'Checkout profiles (Parca)',
    jsonData: { backend: 'parca', url: parca },
    secureJsonData: {},
  },
  ...(pprof
    ? [
        {
          ...BASE,
          uid: 'checkout-process',
          name: 'Checkout process (pprof)',
          jsonData: { backend: 'pprof', url: pprof, httpHeaderName1: 'Authorization' },
          secureJsonData: { httpHeaderValue1: `Bearer ${pprofToken}` },
        },
      ]
    : []),
];
