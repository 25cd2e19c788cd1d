import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';

import { type DiffBasis } from '../colors/change';
import { lookOf } from '../colors/look';
import { type Paint } from '../colors/paints';
import { useSystemColors } from '../colors/useSystemColors';

interface Props {
  readonly basis: DiffBasis;
  /** Whether rows may be marked as within noise. */
  readonly hasNoise: boolean;
}

/** What colours and patterns of a comparison mean. */
export function ChangeLegend({ basis, hasNoise }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const forced = useSystemColors();
  const { paints } = lookOf(useTheme2().isDark, forced);
  const steps = paints.changes.map(({ fill }, at) => `${fill} ${share(at, paints)} ${share(at + 1, paints)}`);
  const swatch = ({ fill, pattern, isSparse = false }: Paint): React.JSX.Element => {
    const angle = pattern === 'rising' ? -45 : 45;
    const lines = `repeating-linear-gradient(${angle}deg, ${paints.patternInk} 0 1.5px, transparent 1.5px ${isSparse ? 8 : 4}px)`;
    return <i className={styles.swatch} style={{ background: pattern === 'none' ? fill : `${lines}, ${fill}` }} />;
  };
  const more = basis === 'share' ? 'more of the total on the right' : 'more on the right';
  return (
    <ul className={styles.legend} aria-label="Colours" data-testid="change-legend">
      <li>{swatch(paints.onlyLeft)}left only</li>
      {forced ? (
        <>
          <li>{swatch(paints.changes[0])}less</li>
          <li>
            {swatch(paints.changes[paints.changes.length - 1])}
            {more}
          </li>
        </>
      ) : (
        <li>
          less
          <i
            className={cx(styles.swatch, styles.ramp)}
            style={{ background: `linear-gradient(90deg, ${steps.join()})` }}
          />
          {more}
        </li>
      )}
      <li>{swatch(paints.onlyRight)}right only</li>
      {hasNoise && <li>{swatch(paints.withinNoise)}within noise</li>}
    </ul>
  );
}

const share = (step: number, { changes }: { readonly changes: readonly unknown[] }): string =>
  `${((100 * step) / changes.length).toFixed(2)}%`;

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    flex: 'none',
    margin: 0,
    listStyle: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '& > li': { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
    // A low panel has room for the bars only.
    '@container (max-height: 300px)': { display: 'none' },
  }),
  swatch: css({
    display: 'inline-block',
    width: 16,
    height: 10,
    border: `1px solid ${theme.colors.border.medium}`,
    // The user's own colours would take away what it shows.
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { borderColor: 'CanvasText' },
  }),
  ramp: css({ width: 78 }),
});
