import { createTheme, type DataFrame, FieldType } from '@grafana/data';
import { FlameGraph } from '@grafana/flamegraph';
import React from 'react';

import { type FlameTree } from '../../../src/profile/flameTree';
import { frameWhere } from './frames';
import { pixelOf, point, type View } from './view';

const THEME = createTheme();
const getTheme = (): typeof THEME => THEME;

/** Grafana's. Nothing is collapsed, so that both draw the same rows. */
export const THEIRS: View = {
  canvas: 'canvas[data-testid="flameGraph"]',
  tableRow: '[data-testid="topTable"] [role="row"] [role="cell"]',
  searchInput: 'input[placeholder="Search..."]',
  rowHeight: 22,
  searchRest: 250,
  element: (tree) => <GrafanasFlameGraph frame={tree && frameOf(tree)} />,
  aim: async (place) => {
    const { x, y, on } = pixelOf(THEIRS, place);
    point(on, 'click', x, y);
    await frameWhere(performance.now(), () => focusItem() !== undefined);
    return () => focusItem()?.click();
  },
};

export const GrafanasFlameGraph = ({ frame }: { readonly frame: DataFrame | undefined }): React.JSX.Element => (
  <FlameGraph data={frame} getTheme={getTheme} disableCollapsing />
);

export function frameOf({ names, level, total, self, nameIndex }: FlameTree): DataFrame {
  return flameFrame(
    Array.from(level),
    Array.from(total),
    Array.from(self),
    Array.from(nameIndex, (name) => names[name])
  );
}

export function flameFrame(level: number[], value: number[], self: number[], label: string[]): DataFrame {
  const config = { unit: 'ns' };
  return {
    length: level.length,
    fields: [
      { name: 'level', type: FieldType.number, config: {}, values: level },
      { name: 'value', type: FieldType.number, config, values: value },
      { name: 'self', type: FieldType.number, config, values: self },
      { name: 'label', type: FieldType.string, config: {}, values: label },
    ],
  };
}

const focusItem = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((item) =>
    item.textContent?.includes('Focus block')
  );
