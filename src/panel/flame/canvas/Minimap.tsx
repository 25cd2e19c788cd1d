import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { forwardRef, type PointerEvent, useLayoutEffect, useRef } from 'react';

import { levelAt, wholeTree } from '../layout/camera';
import { minimapScale } from './minimapBox';
import { paintMinimap } from './paintMinimap';
import { type Scene } from './scene';
import { type Size } from './useSize';

interface Props {
  readonly scene: Scene;
  /** Of the view; the minimap is as wide. */
  readonly size: Size;
  /** A point that the view is to be centred at. */
  readonly onPoint: (value: number, level: number) => void;
}

export const MINIMAP_HEIGHT = 40;

/** The whole tree in small. The box that marks what is in sight is placed by whoever holds the ref. */
export const Minimap = forwardRef<HTMLDivElement, Props>(function Minimap({ scene, size, onPoint }, box) {
  const styles = useStyles2(getStyles);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, pixelRatio } = size;
  const painted = useRef<Scene>();
  useLayoutEffect(() => {
    const paint = (): void => {
      const context = canvas.current?.getContext('2d');
      if (context && width > 0) {
        paintMinimap(context, scene, { width, height: MINIMAP_HEIGHT, pixelRatio });
        painted.current = scene;
      }
    };
    if (painted.current === scene) {
      // Its canvas has just been emptied, and is again before two frames are over while a panel is dragged larger.
      paint();
      return undefined;
    }
    // The view itself comes first.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(paint);
    });
    return () => cancelAnimationFrame(frame);
  }, [scene, width, pixelRatio]);

  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const scale = minimapScale(scene.layout, scene.direction, MINIMAP_HEIGHT);
    const value = ((event.clientX - left) / width) * wholeTree(scene.layout).to;
    onPoint(value, levelAt(scale, event.clientY - top));
  };
  return (
    <div
      className={styles.minimap}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) {
          point(event);
        }
      }}
    >
      <canvas
        ref={canvas}
        width={Math.round(width * pixelRatio)}
        height={Math.round(MINIMAP_HEIGHT * pixelRatio)}
        style={{ width, height: MINIMAP_HEIGHT }}
        className={styles.canvas}
      />
      {scene.layout.total > 0 && <div ref={box} className={styles.box} />}
    </div>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  minimap: css({
    position: 'relative',
    height: MINIMAP_HEIGHT,
    flexShrink: 0,
    overflow: 'hidden',
    cursor: 'pointer',
    touchAction: 'none',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    // A low panel has room for the bars only.
    '@container (max-height: 300px)': { display: 'none' },
  }),
  canvas: css({ position: 'absolute', inset: 0 }),
  box: css({
    position: 'absolute',
    boxSizing: 'border-box',
    border: `1px solid ${theme.colors.primary.border}`,
    background: theme.colors.action.selected,
    pointerEvents: 'none',
    // Colours of the user may be those of the bars below it.
    '@media (forced-colors: active)': {
      border: '2px solid CanvasText',
      outline: '1px solid Canvas',
      outlineOffset: -3,
    },
  }),
});
