import { initPluginTranslations } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import React from 'react';
import { createRoot } from 'react-dom/client';

import { fetchBoot, loadPanel } from './boot';
import { HostDataSourceSrv } from './dataSourceSrv';
import { installEditors } from './editors';
import { ModalHost } from './extensions/ModalHost';
import { placeLinks } from './extensions/placedLinks';
import { installRuntime } from './runtime';
import { Shell } from './Shell';
import { HostTemplateSrv } from './templates/templateSrv';
import { type HostVariable } from './templates/variable';
import { createHostTheme, Themed } from './theme';

const PANEL_ID = 'spanflame-profile-panel';
/** Of pages other than dashboards, which bring their own. */
const VARIABLES: readonly HostVariable[] = [
  { type: 'custom', name: 'service', value: 'checkout-api' },
  { type: 'custom', name: 'version', value: ['v1', 'v2'], multi: true },
];

async function main(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) {
    throw new Error('index.html has no #root');
  }
  config.theme2 = createHostTheme(config.theme2.isDark ? 'dark' : 'light');
  await initPluginTranslations('workbench');
  installEditors();
  const boot = await fetchBoot();
  const sources = new HostDataSourceSrv(boot.datasources);
  const templates = new HostTemplateSrv(VARIABLES);
  installRuntime(sources, templates);
  const panel = await loadPanel(boot.panels[PANEL_ID]);
  await placeLinks(Object.values(boot.apps));
  createRoot(root).render(
    <Themed>
      <GlobalStyles />
      <Shell boot={boot} panel={panel} sources={sources} templates={templates} />
      <ModalHost />
      <PortalContainer />
    </Themed>
  );
}

void main();
