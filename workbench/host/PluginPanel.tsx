import {
  dateTime,
  EventBusSrv,
  getPanelOptionsWithDefaults,
  type PanelData,
  type PanelPlugin,
  type TimeRange,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { PanelChrome } from '@grafana/ui';
import React, { useMemo } from 'react';

interface Props {
  readonly plugin: PanelPlugin;
  readonly id: number;
  readonly title: string;
  readonly data: PanelData;
  readonly range: TimeRange;
  readonly options: Readonly<Record<string, unknown>>;
  readonly width: number;
  readonly height: number;
  readonly menu?: React.ReactElement;
  readonly onOptionsChange: (options: Record<string, unknown>) => void;
  readonly onRangeChange: (range: TimeRange) => void;
}

/** A panel plugin in Grafana's panel frame, with what a dashboard passes to it. */
export function PluginPanel({
  plugin,
  id,
  title,
  data,
  range,
  options,
  width,
  height,
  menu,
  ...on
}: Props): React.JSX.Element {
  const eventBus = useMemo(() => new EventBusSrv(), []);
  const full = getPanelOptionsWithDefaults({
    plugin,
    currentOptions: { ...options },
    currentFieldConfig: { defaults: {}, overrides: [] },
    isAfterPluginChange: false,
  });
  const Panel = plugin.panel;
  if (!Panel) {
    return <div>{title}: the plugin has no panel</div>;
  }
  return (
    <PanelChrome
      title={title}
      width={width}
      height={height}
      loadingState={data.state}
      statusMessage={data.errors?.[0]?.message}
      menu={menu}
    >
      {(innerWidth, innerHeight) => (
        <Panel
          id={id}
          title={title}
          data={data}
          timeRange={range}
          timeZone="browser"
          options={full.options}
          fieldConfig={full.fieldConfig}
          transparent={false}
          width={innerWidth}
          height={innerHeight}
          renderCounter={0}
          eventBus={eventBus}
          onOptionsChange={on.onOptionsChange}
          onFieldConfigChange={() => undefined}
          onChangeTimeRange={({ from, to }) => {
            const [start, end] = [dateTime(from), dateTime(to)];
            on.onRangeChange({ from: start, to: end, raw: { from: start, to: end } });
          }}
          replaceVariables={(text, scoped, format) => getTemplateSrv().replace(text, scoped, format)}
        />
      )}
    </PanelChrome>
  );
}
