import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Menu, useStyles2 } from '@grafana/ui';
import React from 'react';

/** The widest menu, in CSS pixels. */
export const MENU_WIDTH = 440;

/** What stands in a menu: no larger than the window, and with an edge where the user's colours leave out its shadow. */
export function MenuBody({ children }: React.PropsWithChildren): React.JSX.Element {
  return <div className={useStyles2(getStyles).body}>{children}</div>;
}

/** A menu of a button. */
export const ToolMenu = ({ children }: React.PropsWithChildren): React.JSX.Element => (
  <Menu>
    <MenuBody>{children}</MenuBody>
  </Menu>
);

const getStyles = (theme: GrafanaTheme2) => {
  // Of the menu around it, on both sides.
  const padding = theme.spacing(2 * theme.components.menu.padding);
  return {
    body: css({
      maxWidth: `calc(min(${MENU_WIDTH}px, 100vw - ${theme.spacing(2)}) - ${padding})`,
      maxHeight: `calc(100vh - ${theme.spacing(2)} - ${padding})`,
      overflowY: 'auto',
      // What is said of an item is read to its end.
      '& [role="menuitem"] > div': { whiteSpace: 'normal' },
      '@media (forced-colors: active)': {
        '&::after': {
          content: '""',
          position: 'absolute',
          inset: 0,
          border: '1px solid CanvasText',
          pointerEvents: 'none',
        },
      },
    }),
  };
};
