import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly range: TimeRange;
}

const SHARES = [0, 0.25, 0.5, 0.75, 1];
const DAY = 86_400_000;

/** Five times along the foot of a plot. */
export function HeatmapTimes({ range }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [from, to] = [range.from.valueOf(), range.to.valueOf()];
  const format = to - from > DAY ? 'MM-DD HH:mm' : 'HH:mm:ss';
  return (
    <div className={styles.times}>
      {SHARES.map((share) => (
        <span key={share}>{dateTimeFormat(from + share * (to - from), { format })}</span>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  times: css({
    position: 'absolute',
    top: '100%',
    left: 0,
    right: 0,
    display: 'flex',
    justifyContent: 'space-between',
    paddingTop: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    pointerEvents: 'none',
  }),
});
