import { useTheme2 } from '@grafana/ui';
import React from 'react';

import { type StripOnset, type StripRow } from './Strip';
import { type StripLayout, type StripRange } from './stripLayout';

interface Props {
  readonly layout: StripLayout;
  readonly rows: readonly StripRow[];
  readonly barHeight: number;
  readonly width: number;
  readonly onset: StripOnset | undefined;
  readonly cursor: number;
  readonly shown: number | undefined;
  readonly range: StripRange | undefined;
}

/** The picture of a strip: a row of bars per series, each from 0 to its own largest value. */
export function StripBars(props: Props): React.JSX.Element {
  const { layout, rows, barHeight, width, onset, cursor, shown, range } = props;
  const { colors } = useTheme2();
  const { slices, xOf } = layout;
  const height = rows.length * barHeight;
  const marked = slices.at(cursor);
  return (
    <svg width={width} height={height} aria-hidden style={{ display: 'block' }}>
      {rows.map(({ label, values }, row) => {
        const most = Math.max(0, ...values);
        return slices.map((slice, at) => {
          const tall = most > 0 ? ((barHeight - 4) * Math.max(0, values[at] ?? 0)) / most : 0;
          return (
            <rect
              key={`${label} ${at}`}
              x={slice.x}
              y={(row + 1) * barHeight - tall}
              width={Math.max(1, slice.width - 1)}
              height={tall}
              fill={row === 0 ? colors.text.disabled : colors.primary.main}
              opacity={shown === undefined || shown === at ? 1 : 0.4}
            />
          );
        });
      })}
      {onset && (
        <g data-testid="strip-onset">
          <rect
            x={xOf(onset.side, onset.earliest)}
            y={0}
            width={Math.max(2, xOf(onset.side, onset.latest) - xOf(onset.side, onset.earliest))}
            height={height}
            fill={colors.warning.main}
            opacity={0.25}
          />
          <line
            x1={xOf(onset.side, onset.at)}
            x2={xOf(onset.side, onset.at)}
            y1={0}
            y2={height}
            stroke={colors.warning.text}
            strokeWidth={2}
            strokeDasharray="4 2"
          />
        </g>
      )}
      {range && (
        <rect
          data-testid="strip-range"
          x={slices[range.first].x}
          y={0}
          width={slices[range.last].x + slices[range.last].width - slices[range.first].x}
          height={height}
          fill={colors.primary.main}
          opacity={0.3}
        />
      )}
      {marked && (
        <rect
          x={marked.x + 0.5}
          y={0.5}
          width={Math.max(1, marked.width - 1)}
          height={Math.max(1, height - 1)}
          fill="none"
          stroke={colors.text.primary}
          opacity={0.6}
        />
      )}
    </svg>
  );
}
