import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react';

import { useSize } from '../../flame/canvas/useSize';
import { StripBars } from './StripBars';
import { rangeBetween, sliceAt, stripLayout, type StripRange, type StripSide, type StripSlice } from './stripLayout';

/** Values of all slices in the order of the strip. */
export interface StripRow {
  readonly label: string;
  readonly values: readonly number[];
}

/** When something began, on a side. */
export interface StripOnset {
  readonly side: number;
  readonly at: number;
  readonly earliest: number;
  readonly latest: number;
}

interface Props {
  readonly label: string;
  readonly sides: readonly StripSide[];
  readonly rows: readonly StripRow[];
  readonly onset?: StripOnset;
  readonly format: (value: number) => string;
  /** A slice and its time in words. */
  readonly wordsOf: (slice: StripSlice) => string;
  /** The slice that is shown; `undefined` for all. */
  readonly shown?: number;
  /** Absent where slices have no profile of their own to show. */
  readonly onSlice?: (at: number | undefined) => void;
  /** A range was dragged over. */
  readonly onRange: (range: StripRange) => void;
}

const BAR_HEIGHT = 26;

/**
 * Windows over time. A slider goes from slice to slice; Enter shows a slice, and Shift with the arrows, or a drag, picks a
 * range.
 */
export function Strip(props: Props): React.JSX.Element {
  const { sides, rows, onset, format, wordsOf, shown, onSlice, onRange } = props;
  const styles = useStyles2(getStyles);
  const helpId = useId();
  const room = useRef<HTMLDivElement>(null);
  const { width } = useSize(room);
  const layout = useMemo(() => stripLayout(sides, width), [sides, width]);
  const { slices } = layout;
  const [cursor, setCursor] = useState(0);
  const [anchor, setAnchor] = useState<number>();
  const drag = useRef<number>();
  const at = Math.min(cursor, slices.length - 1);
  const range = anchor === undefined ? undefined : rangeBetween(slices, anchor, at);
  const isRange = range !== undefined && range.first !== range.last;

  const sliceOf = (event: PointerEvent<HTMLElement>): number =>
    sliceAt(slices, event.clientX - event.currentTarget.getBoundingClientRect().left);
  const finish = (picked: StripRange | undefined): void => {
    setAnchor(undefined);
    if (picked && picked.first !== picked.last) {
      onRange(picked);
    }
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    const from = drag.current;
    drag.current = undefined;
    if (from === undefined) {
      return;
    }
    const to = sliceOf(event);
    finish(rangeBetween(slices, from, to));
    if (from === to) {
      onSlice?.(to === shown ? undefined : to);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const go = (to: number): void => {
      const next = Math.max(0, Math.min(slices.length - 1, to));
      setAnchor(event.shiftKey ? (anchor ?? at) : undefined);
      setCursor(next);
      if (!event.shiftKey && shown !== undefined) {
        onSlice?.(next);
      }
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => go(at - 1),
      ArrowRight: () => go(at + 1),
      ArrowDown: () => go(at - 1),
      ArrowUp: () => go(at + 1),
      Home: () => go(0),
      End: () => go(slices.length - 1),
      Enter: () => (isRange ? finish(range) : onSlice?.(at === shown ? undefined : at)),
      Escape: () => (isRange ? setAnchor(undefined) : onSlice?.(undefined)),
    };
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  const words = slices.at(at) && `${wordsOf(slices[at])}: ${rows.map((row) => valueWords(row, at, format)).join(', ')}`;
  return (
    <div className={styles.strip} data-testid="change-strip">
      <div className={styles.labels} aria-hidden>
        {rows.map(({ label, values }) => (
          <div key={label} className={styles.label} style={{ height: BAR_HEIGHT }} title={label}>
            <bdi>{label}</bdi> <span className={styles.most}>{format(Math.max(0, ...values))}</span>
          </div>
        ))}
      </div>
      <div
        ref={room}
        className={styles.room}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={helpId}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, slices.length)}
        aria-valuenow={at + 1}
        aria-valuetext={isRange ? `${wordsOf(slices[range.first])} to ${wordsOf(slices[range.last])}` : words}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture?.(event.pointerId);
          drag.current = sliceOf(event);
          setCursor(drag.current);
          setAnchor(drag.current);
        }}
        onPointerMove={(event) => drag.current !== undefined && setCursor(sliceOf(event))}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          drag.current = undefined;
          setAnchor(undefined);
        }}
      >
        <StripBars
          layout={layout}
          rows={rows}
          barHeight={BAR_HEIGHT}
          width={width}
          onset={onset}
          cursor={at}
          shown={shown}
          range={isRange ? range : undefined}
        />
      </div>
      <span id={helpId} className="sr-only">
        {onSlice ? 'Arrow keys go from slice to slice, Enter shows one. ' : 'Arrow keys go from slice to slice. '}
        With Shift they pick a range, which Enter compares with the time before it.
      </span>
    </div>
  );
}

const valueWords = ({ label, values }: StripRow, at: number, format: (value: number) => string): string =>
  `${label} ${format(values[at] ?? 0)}`;

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    flex: 'none',
    gap: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    minWidth: 0,
  }),
  labels: css({ flex: '0 1 180px', minWidth: 60, overflow: 'hidden' }),
  label: css({
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
    '& bdi': { overflow: 'hidden', textOverflow: 'ellipsis' },
  }),
  most: css({ color: theme.colors.text.secondary }),
  room: css({
    flex: 1,
    minWidth: 0,
    cursor: 'crosshair',
    touchAction: 'none',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
});
