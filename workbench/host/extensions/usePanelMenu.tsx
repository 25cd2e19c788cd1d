import { type PanelData, PluginExtensionPoints, type PluginExtensionPanelContext } from '@grafana/data';
import { usePluginLinks } from '@grafana/runtime';
import { Menu } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type PanelJson } from '../dashboard/dashboardJson';

/**
 * The menu of a panel with the links of plugins, which Grafana's dashboards have below "Extensions"; none where there are no
 * links. They are given what Grafana gives them.
 */
export function usePanelMenu(
  panel: PanelJson,
  title: string,
  dashboard: string,
  data: PanelData
): React.ReactElement | undefined {
  const context = useMemo(
    (): PluginExtensionPanelContext => ({
      id: panel.id,
      pluginId: panel.type,
      title,
      timeRange: data.timeRange.raw,
      timeZone: 'browser',
      dashboard: { uid: 'workbench', title: dashboard, tags: [] },
      targets: [...(panel.targets ?? [])],
      data,
    }),
    [panel, title, dashboard, data]
  );
  const { links } = usePluginLinks({
    extensionPointId: PluginExtensionPoints.DashboardPanelMenu,
    context,
    limitPerPlugin: 3,
  });
  if (links.length === 0) {
    return undefined;
  }
  const items = links.map(({ id, title: label, description, icon, onClick }) => (
    <Menu.Item key={id} label={label} ariaLabel={label} description={description} icon={icon} onClick={onClick} />
  ));
  return (
    <Menu>
      <Menu.Item label="Extensions" icon="plug" childItems={items} />
    </Menu>
  );
}
