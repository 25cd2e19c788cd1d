import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { EventsCanvas, Toggletip, type UPlotConfigBuilder, useStyles2 } from '@grafana/ui';
import React, { useCallback } from 'react';
import type uPlot from 'uplot';

import { RowDetails } from './RowDetails';
import { usePlot } from './usePlot';

interface Props {
  readonly config: UPlotConfigBuilder;
  readonly exemplars: DataFrame[];
}

const valueAt = (frame: DataFrame, name: string, row: number): number | undefined =>
  frame.fields.find((field) => field.name === name)?.values[row];

/** A point per exemplar (fields Time and Value); a click shows its fields and their links. */
export function ExemplarMarks({ config, exemplars }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const plotRef = usePlot(config);
  const place = useCallback(
    (frame: DataFrame, row: number) => {
      const [time, value] = [valueAt(frame, 'Time', row), valueAt(frame, 'Value', row)];
      const drawn = plotRef.current;
      if (!drawn || time === undefined || value === undefined || !isShown(drawn, time)) {
        return undefined;
      }
      // As in Grafana, points outside of the axis of values stay at its edge.
      const scale = drawn.scales[drawn.axes[1]?.scale ?? ''] ?? {};
      const inside = Math.min(Math.max(value, scale.min ?? value), scale.max ?? value);
      return { x: drawn.valToPos(time, 'x'), y: drawn.valToPos(inside, drawn.axes[1]?.scale ?? 'y') };
    },
    [plotRef]
  );
  const draw = useCallback(
    (frame: DataFrame, row: number) => (
      <div className={styles.holder}>
        <Toggletip content={<RowDetails frame={frame} row={row} />} placement="top">
          <button type="button" className={styles.point} data-testid="exemplar" aria-label={`Exemplar ${row + 1}`} />
        </Toggletip>
      </div>
    ),
    [styles]
  );
  return (
    <EventsCanvas
      id="exemplars"
      config={config}
      events={exemplars}
      renderEventMarker={draw}
      mapEventToXYCoords={place}
    />
  );
}

const isShown = ({ scales: { x } }: uPlot, time: number): boolean =>
  time >= (x.min ?? -Infinity) && time <= (x.max ?? Infinity);

const getStyles = (theme: GrafanaTheme2) => ({
  holder: css({ position: 'absolute', lineHeight: 0, transform: 'translate(-50%, -50%)' }),
  point: css({
    width: 9,
    height: 9,
    padding: 0,
    border: `1px solid ${theme.colors.background.primary}`,
    background: theme.visualization.getColorByName('blue'),
    transform: 'rotate(45deg)',
    '&:hover': { background: theme.colors.text.primary },
  }),
});
