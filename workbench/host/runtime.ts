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

const as = new URLSearchParams(window.location.search).get('as');
const isViewer = as === 'viewer';

/**
 * Of an Admin; `?as=viewer` is who may look at data, and neither explore it nor set its sources up. There is nothing here
 * that keeps annotations, so only `?as=editor` is offered to write them.
 */
const PERMISSIONS = {
  'datasources:query': true,
  'plugins.app:access': true,
  'datasources:explore': !isViewer,
  'datasources:write': !isViewer,
  'datasources:create': !isViewer,
  'annotations:create': as === 'editor',
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
