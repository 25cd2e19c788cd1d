import { css } from '@emotion/css';
import { Portal, useStyles2, VizTooltipContainer } from '@grafana/ui';
import React, { useCallback, useEffect, useMemo, useState } from 'react';

import { afterPaint } from '../afterPaint';
import { type FlameLayout } from '../layout/flameLayout';
import { FactTable } from './FactTable';
import { type Hit, isSameHit } from './hit';
import { factsOfRow, factsOfRun, type FactsRequest } from './rowFacts';

/** What is under the pointer, and where that is in the browser's window. */
export interface Hover {
  readonly hit: Hit;
  readonly x: number;
  readonly y: number;
}

interface Hovering {
  readonly hover: Hover | undefined;
  /** Where the pointer was on the layout before, as long as it has not moved. */
  readonly resting: { readonly x: number; readonly y: number } | undefined;
  readonly moveHover: (hit: Hit | undefined, x: number, y: number) => void;
  readonly endHover: () => void;
}

/** Hovering ends with the layout that was hovered. */
export function useHover(layout: FlameLayout): Hovering {
  const [hover, setHover] = useState<Hover & { readonly layout: FlameLayout }>();
  const moveHover = useCallback(
    (hit: Hit | undefined, x: number, y: number) => {
      // What is hit stays the same object while it is the same, as facts hang on it.
      setHover(
        (now) => hit && { layout, hit: now?.layout === layout && isSameHit(now.hit, hit) ? now.hit : hit, x, y }
      );
    },
    [layout]
  );
  const endHover = useCallback(() => setHover(undefined), []);
  const isHere = hover?.layout === layout;
  return { hover: isHere ? hover : undefined, resting: isHere ? undefined : hover, moveHover, endHover };
}

/** When another layout is painted, a pointer that rests is on what is there; `hitAt` takes a point of the browser's window. */
export function useRestingHover(
  { resting, moveHover }: Hovering,
  hitAt: (x: number, y: number) => Hit | undefined
): void {
  useEffect(
    () => resting && afterPaint(() => moveHover(hitAt(resting.x, resting.y), resting.x, resting.y)),
    // What was painted last is hit, whichever rendering asks.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [resting, moveHover]
  );
}

/** The tooltip that follows the pointer. */
export function HoverFacts({
  hover,
  request,
}: {
  readonly hover: Hover;
  readonly request: FactsRequest;
}): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { hit, x, y } = hover;
  const { tree, layout, figures, marks, focusedRow, programs, callersBelow } = request;
  const facts = useMemo(() => {
    const of = { tree, layout, figures, marks, focusedRow, programs, callersBelow, isBrief: true };
    return hit.kind === 'row' ? factsOfRow(of, hit.row) : factsOfRun(of, hit.first, hit.after);
  }, [hit, tree, layout, figures, marks, focusedRow, programs, callersBelow]);
  return (
    <Portal>
      <VizTooltipContainer
        className={styles.tooltip}
        position={{ x, y }}
        offset={{ x: 12, y: 12 }}
        aria-live="off"
        data-testid="flame-tooltip"
      >
        <FactTable {...facts} />
      </VizTooltipContainer>
    </Portal>
  );
}

/** Shadows, by which a tooltip stands out, are not drawn in colours of the user. */
const getStyles = () => ({
  tooltip: css({ '@media (forced-colors: active)': { border: '1px solid CanvasText' } }),
});
