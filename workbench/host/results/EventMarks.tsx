import { css } from '@emotion/css';
import { type DataFrame, dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { EventsCanvas, Toggletip, type UPlotConfigBuilder, useStyles2 } from '@grafana/ui';
import React, { useCallback } from 'react';

import { usePlot } from './usePlot';

interface Props {
  readonly config: UPlotConfigBuilder;
  /** Frames with Grafana's annotation names: time, title, text, tags. */
  readonly events: DataFrame[];
}

const valueAt = (frame: DataFrame, name: string, row: number): unknown =>
  frame.fields.find((field) => field.name === name)?.values[row];
const textAt = (frame: DataFrame, name: string, row: number): string => String(valueAt(frame, name, row) ?? '');

/** A line across the chart per event, with its words behind a flag at the foot. */
export function EventMarks({ config, events }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const plotRef = usePlot(config);
  const place = useCallback(
    (frame: DataFrame, row: number) => {
      const time = Number(valueAt(frame, 'time', row));
      const { min = Infinity, max = -Infinity } = plotRef.current?.scales.x ?? {};
      return plotRef.current && time >= min && time <= max
        ? { x: plotRef.current.valToPos(time, 'x'), y: 0 }
        : undefined;
    },
    [plotRef]
  );
  const draw = useCallback(
    (frame: DataFrame, row: number) => {
      const title = [textAt(frame, 'title', row), textAt(frame, 'text', row)].filter(Boolean).join(': ');
      return (
        <div className={styles.line} style={{ height: plotRef.current?.over.clientHeight }}>
          <Toggletip content={<Words frame={frame} row={row} title={title} />} placement="top">
            <button type="button" className={styles.flag} data-testid="event-mark" aria-label={title} />
          </Toggletip>
        </div>
      );
    },
    [plotRef, styles]
  );
  return (
    <EventsCanvas id="events" config={config} events={events} renderEventMarker={draw} mapEventToXYCoords={place} />
  );
}

function Words({ frame, row, title }: { frame: DataFrame; row: number; title: string }): React.JSX.Element {
  const tags = valueAt(frame, 'tags', row);
  return (
    <div data-testid="event-words">
      <div>{dateTimeFormat(Number(valueAt(frame, 'time', row)))}</div>
      <div>{title}</div>
      {Array.isArray(tags) && <div>{tags.join(', ')}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const color = theme.visualization.getColorByName('purple');
  return {
    line: css({ position: 'absolute', borderLeft: `1px dashed ${color}`, pointerEvents: 'none' }),
    flag: css({
      position: 'absolute',
      bottom: -10,
      left: -6,
      width: 0,
      height: 0,
      padding: 0,
      pointerEvents: 'auto',
      background: 'none',
      border: '5px solid transparent',
      borderBottom: `8px solid ${color}`,
    }),
  };
};
