import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { fileInside } from './assets';

const require = createRequire(path.resolve('package.json'));
const packageDir = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));

/** Shown for the icons that the npm package of @grafana/ui leaves out. */
export const BLANK_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>';

/** An image below Grafana's `public/build/img` or `public/img`; undefined when the package has none. */
export function grafanaImage(relative: string): string | undefined {
  const shipped = fileInside(path.join(packageDir('@grafana/ui'), 'dist/public/img'), relative);
  const own = path.resolve('workbench/icons', path.basename(relative));
  return [shipped, own].find((file) => file !== undefined && existsSync(file));
}

/** A file of Grafana's font Inter, named as Grafana does: `Regular`, `Medium`, `Italic`, `MediumItalic`. */
export function interFont(name: string): string {
  const weight = name.startsWith('Medium') ? 500 : 400;
  const style = name.endsWith('Italic') ? 'italic' : 'normal';
  return path.join(packageDir('@fontsource/inter'), `files/inter-latin-${weight}-${style}.woff2`);
}
