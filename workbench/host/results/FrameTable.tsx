import { type DataFrame, type FieldConfigSource, type TimeRange } from '@grafana/data';
import { Table } from '@grafana/ui';
import React, { useMemo } from 'react';

import { useDisplayFrames } from './useDisplayFrames';

interface Props {
  readonly frame: DataFrame;
  readonly range: TimeRange;
  readonly fieldConfig: FieldConfigSource;
  readonly width: number;
  readonly height: number;
}

const ROW_HEIGHT = 36;

/** A frame in Grafana's table, with units and links; as high as its rows need, at most `height`. */
export function FrameTable({ frame, range, fieldConfig, width, height }: Props): React.JSX.Element {
  const [shown] = useDisplayFrames(
    useMemo(() => [frame], [frame]),
    range,
    fieldConfig
  );
  const needed = (frame.length + 1) * ROW_HEIGHT;
  return (
    <div data-testid="frame-table" data-frame={frame.name} data-rows={frame.length}>
      <Table
        ariaLabel={frame.name ?? 'Table'}
        data={shown}
        width={width}
        height={Math.min(needed, height)}
        initialSortBy={[]}
      />
    </div>
  );
}
