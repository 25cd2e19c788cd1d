import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { forwardRef, useImperativeHandle, useLayoutEffect, useRef } from 'react';

import { useSystemColors } from '../colors/useSystemColors';
import { type ValueWindow } from '../layout/visibleBars';
import { paintRuler, RULER_HEIGHT } from './paintRuler';
import { type Size } from './useSize';

/** Follows what is in sight, with each painting of the bars. */
export interface RulerHandle {
  readonly show: (window: ValueWindow) => void;
}

interface Props {
  /** Of moments, as a pprof unit. */
  readonly unit: string;
  readonly size: Size;
}

/** The axis of time above a chart. What it shows a screen reader hears of each call. */
export const TimeRuler = forwardRef<RulerHandle, Props>(function TimeRuler({ unit, size }, handle) {
  const styles = useStyles2(getStyles);
  const { colors, typography } = useTheme2();
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<ValueWindow>();
  const { width, pixelRatio } = size;
  const ink = useSystemColors()?.canvasText ?? colors.text.secondary;
  const { fontFamily } = typography;
  const paint = (): void => {
    const context = canvas.current?.getContext('2d');
    if (context && shown.current && width > 0) {
      paintRuler(context, { window: shown.current, unit, width, pixelRatio, ink, fontFamily });
    }
  };
  useImperativeHandle(handle, () => ({
    show: (window) => {
      shown.current = window;
      paint();
    },
  }));
  // A canvas that is resized is empty.
  useLayoutEffect(paint, [unit, width, pixelRatio, ink, fontFamily]);
  return (
    <canvas
      ref={canvas}
      className={styles.ruler}
      aria-hidden
      data-testid="time-ruler"
      width={Math.round(width * pixelRatio)}
      height={Math.round(RULER_HEIGHT * pixelRatio)}
      style={{ width, height: RULER_HEIGHT }}
    />
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  ruler: css({ flexShrink: 0, display: 'block', borderBottom: `1px solid ${theme.colors.border.weak}` }),
});
