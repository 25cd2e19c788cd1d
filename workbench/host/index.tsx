import { createTheme, ThemeContext } from '@grafana/data';
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
  config.theme2 = createTheme({
    colors: { mode: config.theme2.isDark ? 'dark' : 'light' },
    // Grafana's own, Roboto Mono, is in none of its npm packages.
    typography: { fontFamilyMonospace: 'monospace' },
  });
  await initPluginTranslations('workbench');
  installEditors();
  const boot = await fetchBoot();
  const sources = new HostDataSourceSrv(boot.datasources);
  const templates = new HostTemplateSrv(VARIABLES);
  installRuntime(sources, templates);
  const panel = await loadPanel(boot.panels[PANEL_ID]);
  await placeLinks(Object.values(boot.apps));
  createRoot(root).render(
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <Shell boot={boot} panel={panel} sources={sources} templates={templates} />
      <ModalHost />
      <PortalContainer />
    </ThemeContext.Provider>
  );
}

void main();
