import { css } from '@emotion/css';
import { type DataFrame, type FieldConfigSource, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { Toggletip, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { heatmapCells } from './heatmapCells';
import { HeatmapTimes } from './HeatmapTimes';
import { RowDetails } from './RowDetails';
import { useDisplayFrames } from './useDisplayFrames';

interface Props {
  readonly frame: DataFrame;
  readonly exemplars: readonly DataFrame[];
  readonly range: TimeRange;
  readonly fieldConfig: FieldConfigSource;
  readonly height: number;
}

const percent = (share: number): string => `${(100 * share).toFixed(3)}%`;

/** A `heatmap-cells` frame as a grid of cells over time and value, the darker the more counts; exemplars are points. */
export function HeatmapGrid({ frame, exemplars, range, fieldConfig, height }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [shown] = useDisplayFrames(
    useMemo(() => [frame], [frame]),
    range,
    fieldConfig
  );
  const points = useDisplayFrames(exemplars, range, fieldConfig);
  const { cells, valueLabels, placeOf } = useMemo(() => heatmapCells(shown, range), [shown, range]);
  const color = theme.visualization.getColorByName('orange');
  return (
    <div className={styles.frame} data-testid="heatmap" data-cells={cells.length}>
      <div className={styles.values} style={{ height }}>
        {valueLabels.map(({ at, text }) => (
          <span key={text} style={{ bottom: percent(at) }}>
            {text}
          </span>
        ))}
      </div>
      <div className={styles.plot} style={{ height }}>
        {cells.map(({ key, left, bottom, width, height: tall, share, title }) => (
          <div
            key={key}
            className={styles.cell}
            data-testid="heatmap-cell"
            title={title}
            style={{
              left: percent(left),
              bottom: percent(bottom),
              width: percent(width),
              height: percent(tall),
              background: color,
              opacity: 0.15 + 0.85 * share,
            }}
          />
        ))}
        {points.flatMap((points, index) =>
          Array.from({ length: points.length }, (_, row) => {
            const place = placeOf(points, row);
            return (
              place && (
                <div
                  key={`${index}-${row}`}
                  className={styles.holder}
                  style={{ left: percent(place.left), bottom: percent(place.bottom) }}
                >
                  <Toggletip content={<RowDetails frame={points} row={row} />} placement="top">
                    <button
                      type="button"
                      className={styles.point}
                      data-testid="exemplar"
                      aria-label={`Exemplar ${row + 1}`}
                    />
                  </Toggletip>
                </div>
              )
            );
          })
        )}
        <HeatmapTimes range={range} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const label = { color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize };
  return {
    frame: css({ display: 'flex', gap: theme.spacing(1), paddingBottom: theme.spacing(3) }),
    values: css({
      position: 'relative',
      width: 72,
      span: { ...label, position: 'absolute', right: 0, transform: 'translateY(50%)', whiteSpace: 'nowrap' },
    }),
    plot: css({
      position: 'relative',
      flexGrow: 1,
      borderLeft: `1px solid ${theme.colors.border.medium}`,
      borderBottom: `1px solid ${theme.colors.border.medium}`,
    }),
    cell: css({ position: 'absolute', border: `0.5px solid ${theme.colors.background.primary}` }),
    holder: css({ position: 'absolute', transform: 'translate(-50%, 50%)', lineHeight: 0 }),
    point: css({
      width: 9,
      height: 9,
      padding: 0,
      border: `1px solid ${theme.colors.background.primary}`,
      background: theme.visualization.getColorByName('blue'),
      transform: 'rotate(45deg)',
    }),
  };
};
