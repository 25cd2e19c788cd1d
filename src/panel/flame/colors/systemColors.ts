import { blend, type Rgb, toHex } from './color';

/**
 * Colours that the user has chosen for all pages, as `#rrggbb`. The browser does not put them into a canvas. Pairs with
 * contrast: `canvas` with `canvasText`, `grayText` and `highlight`; `highlight` with `highlightText`.
 * Source: https://www.w3.org/TR/css-color-4/#css-system-colors
 */
export interface SystemColors {
  readonly canvas: string;
  readonly canvasText: string;
  readonly grayText: string;
  /** Of large areas: half of `grayText`. */
  readonly faint: string;
  readonly highlight: string;
  readonly highlightText: string;
}

const FORCED = '(forced-colors: active)';
/** Another choice of colours changes one of these. */
const CHOICES = [FORCED, '(prefers-color-scheme: dark)'];

/** The colours that pages are forced to now; `undefined` where they have their own. */
export function systemColors(): SystemColors | undefined {
  if (!window.matchMedia(FORCED).matches) {
    return undefined;
  }
  const probe = document.body.appendChild(document.createElement('i'));
  const read = (name: string): readonly number[] => {
    probe.style.color = name;
    return (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
  };
  const [red = 0, green = 0, blue = 0] = read('Canvas');
  const ground: Rgb = [red, green, blue];
  const opaque = (name: string, strength = 1): string => {
    const [r = 0, g = 0, b = 0, opacity = 1] = read(name);
    return toHex(blend([r, g, b], ground, opacity * strength));
  };
  const colors = {
    canvas: toHex(ground),
    canvasText: opaque('CanvasText'),
    grayText: opaque('GrayText'),
    faint: opaque('GrayText', 0.5),
    highlight: opaque('Highlight'),
    highlightText: opaque('HighlightText'),
  };
  probe.remove();
  return colors;
}

/** Calls back when the answer of `systemColors` may be another one, until what it returns is called. */
export function onSystemColors(onChange: () => void): () => void {
  const queries = CHOICES.map((query) => window.matchMedia(query));
  queries.forEach((query) => query.addEventListener('change', onChange));
  return () => queries.forEach((query) => query.removeEventListener('change', onChange));
}
