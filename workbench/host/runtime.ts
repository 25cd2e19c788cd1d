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
import { usePlacedLinks } from './extensions/placedLinks';
import { type HostTemplateSrv } from './templates/templateSrv';

const isViewer = new URLSearchParams(window.location.search).get('as') === 'viewer';

/** Of an Admin; `?as=viewer` is who may look at data, and neither explore it nor set its sources up. */
const PERMISSIONS = {
  'datasources:query': true,
  'plugins.app:access': true,
  'datasources:explore': !isViewer,
  'datasources:write': !isViewer,
  'datasources:create': !isViewer,
};

/** Gives @grafana/runtime the services that Grafana's core would. */
export function installRuntime(sources: HostDataSourceSrv, templates: HostTemplateSrv): void {
  setEchoSrv(new FakeEchoSrv());
  setAppEvents(new EventBusSrv());
  setBackendSrv(new HostBackendSrv());
  setTemplateSrv(templates);
  setDataSourceSrv(sources);
  const user = { uid: 'workbench', orgId: 1, login: 'workbench', permissions: PERMISSIONS };
  setCurrentUser(user as unknown as Parameters<typeof setCurrentUser>[0]);
  setPluginLinksHook(usePlacedLinks);
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
}
