import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';

import { createStoreServer } from '../../demo/store/server';
import { RecordingRules, type StoredRule } from '../../demo/store/settings/recordingRules';
import { type AssetScheme } from '../../workbench/server/plugins';
import { type DataSourceRecord } from '../../workbench/server/dataSources';
import { demoSources } from '../../workbench/server/demoSources';
import { createWorkbench } from '../../workbench/server/server';
import { fillStore } from './demoData';
import { listen } from './listen';

/** Answers in place of the store, or returns false to let the store answer. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A filled store behind a front that can fail, and the page. */
export interface Bench {
  readonly page: string;
  readonly store: string;
  /** Makes the profile API fail, until it is called with undefined. */
  breakProfiles(fault: Fault | undefined): void;
  close(): void;
}

const PROVISIONED_RULE: StoredRule = {
  id: 'fromConfig',
  metricName: 'profiles_recorded_cpu_by_service',
  matchers: ['{__profile_type__="process_cpu:cpu:nanoseconds:cpu:nanoseconds"}'],
  groupBy: ['service_name'],
  externalLabels: [],
  generation: 0,
  functionName: '',
  provisioned: true,
};

/** `more` are data sources beside those of the demo. */
export async function startBench(
  scheme: AssetScheme = 'nested',
  more: readonly DataSourceRecord[] = []
): Promise<Bench> {
  let fault: Fault | undefined;
  const store = createStoreServer({ recordingRules: new RecordingRules(2, [PROVISIONED_RULE]) });
  const front = createServer((request, response) => {
    if (!fault?.(request, response)) {
      store.emit('request', request, response);
    }
  });
  const storeUrl = await listen(store);
  await fillStore(storeUrl);
  const profiles = await listen(front);
  const page = createWorkbench({
    dist: path.resolve('dist'),
    host: path.resolve('workbench/host-dist'),
    tempo: storeUrl,
    sources: [...demoSources({ pyroscope: profiles, parca: profiles, pprofToken: '' }), ...more],
    scheme,
  });
  return {
    page: await listen(page),
    store: profiles,
    breakProfiles: (next) => {
      fault = next;
    },
    close: () => {
      for (const server of [store, front, page]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
