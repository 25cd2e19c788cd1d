import { type PanelData, PluginExtensionPoints } from '@grafana/data';
import { usePluginLinks } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { Button } from '@grafana/ui';
import React, { useMemo } from 'react';

interface Props {
  readonly data: PanelData;
  readonly targets: readonly DataQuery[];
}

/** The links of plugins that Grafana's Explore has in its toolbar. */
export function ToolbarLinks({ data, targets }: Props): React.JSX.Element {
  const context = useMemo(() => ({ data, targets, timeRange: data.timeRange.raw }), [data, targets]);
  const { links } = usePluginLinks({
    extensionPointId: PluginExtensionPoints.ExploreToolbarAction,
    context,
    limitPerPlugin: 3,
  });
  return (
    <>
      {links.map(({ id, title, description, icon, onClick }) => (
        <Button key={id} variant="secondary" icon={icon} tooltip={description} onClick={onClick}>
          {title}
        </Button>
      ))}
    </>
  );
}
