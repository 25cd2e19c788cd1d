import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';

import { type DiffBasis } from '../colors/change';
import { type Paint, paintsOf } from '../colors/paints';

interface Props {
  readonly basis: DiffBasis;
  /** Whether rows may be marked as within noise. */
  readonly hasNoise: boolean;
}

/** What colours and patterns of a comparison mean. */
export function ChangeLegend({ basis, hasNoise }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const paints = paintsOf(useTheme2().isDark);
  const steps = paints.changes.map(({ fill }, at) => `${fill} ${share(at, paints)} ${share(at + 1, paints)}`);
  const swatch = ({ fill, pattern }: Paint): React.JSX.Element => {
    const angle = pattern === 'rising' ? -45 : 45;
    const lines = `repeating-linear-gradient(${angle}deg, ${paints.patternInk} 0 1.5px, transparent 1.5px 4px)`;
    return <i className={styles.swatch} style={{ background: pattern === 'none' ? fill : `${lines}, ${fill}` }} />;
  };
  return (
    <ul className={styles.legend} aria-label="Colours" data-testid="change-legend">
      <li>{swatch(paints.onlyLeft)}left only</li>
      <li>
        less
        <i
          className={cx(styles.swatch, styles.ramp)}
          style={{ background: `linear-gradient(90deg, ${steps.join()})` }}
        />
        {basis === 'share' ? 'more of the total on the right' : 'more on the right'}
      </li>
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
    '& > li': { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), whiteSpace: 'nowrap' },
    // A low panel has room for the bars only.
    '@container (max-height: 300px)': { display: 'none' },
  }),
  swatch: css({
    display: 'inline-block',
    width: 16,
    height: 10,
    border: `1px solid ${theme.colors.border.medium}`,
    // Windows' own colours would take away what it shows.
    forcedColorAdjust: 'none',
  }),
  ramp: css({ width: 78 }),
});
