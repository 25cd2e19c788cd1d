import { createTheme, ThemeContext } from '@grafana/data';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import React from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';

import { forgetPaintings, frameWhere, isPainted } from './frames';
import { type View } from './view';

const THEME = createTheme();

/** Where one view at a time is mounted. */
export class Stand {
  private root: Root | undefined;
  private readonly host = document.createElement('div');
  private error: string | undefined;
  private start = 0;

  constructor() {
    this.host.style.cssText = 'width:1600px;height:900px';
    document.body.style.margin = '0';
    document.body.append(this.host);
    // Grafana's page has them before any view comes.
    createRoot(document.createElement('div')).render(
      <ThemeContext.Provider value={THEME}>
        <GlobalStyles />
      </ThemeContext.Provider>
    );
    window.addEventListener('error', ({ message }) => (this.error = message));
  }

  /**
   * Milliseconds to the first frame with the graph on its canvas, counted from `since` or from now. `flush` mounts in one
   * go; `startTransition` in slices, as the start page shows a file.
   */
  mount(
    view: View,
    element: React.JSX.Element,
    since = performance.now(),
    how: (render: () => void) => void = flushSync
  ): Promise<number> {
    this.unmount();
    return this.give(view, element, since, how);
  }

  /** As `mount`, into the view that is mounted where there is one. */
  give(
    view: View,
    element: React.JSX.Element,
    since = performance.now(),
    how: (render: () => void) => void = flushSync
  ): Promise<number> {
    this.error = undefined;
    forgetPaintings();
    this.start = since;
    this.render(element, how);
    return frameWhere(since, () => this.holds(isPainted(view.canvas)));
  }

  render(element: React.JSX.Element, how: (render: () => void) => void = flushSync): void {
    const root = (this.root ??= createRoot(this.host));
    how(() =>
      root.render(
        <ThemeContext.Provider value={THEME}>
          {element}
          <PortalContainer />
        </ThemeContext.Provider>
      )
    );
  }

  /** Milliseconds from the same start on to the first frame with graph, toolbar and table. */
  allIsThere({ tableRow, searchInput }: View): Promise<number> {
    const isThere = (selector: string): boolean => document.querySelector(selector) !== null;
    return frameWhere(this.start, () => this.holds(isThere(tableRow) && isThere(searchInput)));
  }

  unmount(): void {
    this.root?.unmount();
    this.root = undefined;
  }

  /** React takes away what threw. */
  private holds(condition: boolean): boolean {
    if (this.error !== undefined && this.host.childElementCount === 0) {
      throw new Error(this.error);
    }
    return condition;
  }
}
