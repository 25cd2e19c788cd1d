import { EventBusSrv } from '@grafana/data';
import {
  FakeEchoSrv,
  setAppEvents,
  setBackendSrv,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setPluginComponentsHook,
  setPluginLinksHook,
  setTemplateSrv,
} from '@grafana/runtime';

import { HostBackendSrv } from './backendSrv';
import { type HostDataSourceSrv } from './dataSourceSrv';
import { type HostTemplateSrv } from './templates/templateSrv';

/** Gives @grafana/runtime the services that Grafana's core would. */
export function installRuntime(sources: HostDataSourceSrv, templates: HostTemplateSrv): void {
  setEchoSrv(new FakeEchoSrv());
  setAppEvents(new EventBusSrv());
  setBackendSrv(new HostBackendSrv());
  setTemplateSrv(templates);
  setDataSourceSrv(sources);
  const user = { uid: 'workbench', orgId: 1, login: 'workbench', permissions: { 'datasources:explore': true } };
  setCurrentUser(user as unknown as Parameters<typeof setCurrentUser>[0]);
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
}
