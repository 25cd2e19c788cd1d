import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';

import { type FoundSpans } from '../../correlation/inputs/searchRows';
import { countText } from '../../correlation/words';
import { visibleText } from '../../profile/visibleText';
import { formatMs } from '../profile/words';
import { useVirtualRows } from '../useVirtualRows';

interface Props {
  readonly found: FoundSpans;
  readonly timeZone: TimeZone;
  readonly onPick: (at: number) => void;
}

const ROW_HEIGHT = 30;

/** What a search found, to pick from; only the rows in sight exist. */
export function FoundList({ found, timeZone, onPick }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(found.length, ROW_HEIGHT, scroller);
  const spans = found.spanId.filter((id) => id !== '').length;
  return (
    <div className={styles.list}>
      <div className={styles.head} role="status">
        {spans === 0 ? countText(found.length, 'trace') : countText(spans, 'span')} found. Pick one to see its trace and
        its profile.
      </div>
      <div ref={scroller} className={styles.scroller} data-testid="found-list">
        <ul style={{ height: virtual.getTotalSize() }} className={styles.rows} aria-label="What the search found">
          {virtual.getVirtualItems().map(({ index, start }) => (
            <li key={index} className={styles.row} style={{ transform: `translateY(${start}px)` }}>
              <button
                type="button"
                className={styles.button}
                disabled={found.traceId[index] === ''}
                data-testid="found-row"
                data-trace-id={found.traceId[index]}
                onClick={() => onPick(index)}
              >
                <span className={styles.small}>{timeText(found.startMs[index], timeZone)}</span>
                <bdi className={styles.name}>{visibleText(found.name[index]) || found.traceId[index]}</bdi>
                <bdi className={styles.small}>{visibleText(found.service[index])}</bdi>
                {found.profileId[index] && <Icon name="fire" title="The span has a profile id" />}
                <span className={styles.small}>
                  {found.durationMs[index] >= 0 ? formatMs(found.durationMs[index]) : ''}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const timeText = (ms: number, timeZone: TimeZone): string =>
  ms > 0 ? dateTimeFormat(ms, { timeZone, format: 'HH:mm:ss.SSS' }) : '';

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }),
  head: css({ color: theme.colors.text.secondary, padding: theme.spacing(0.5, 0), flex: 'none' }),
  scroller: css({ overflow: 'auto', flex: 1, minHeight: 0 }),
  rows: css({ position: 'relative', listStyle: 'none', margin: 0 }),
  row: css({ position: 'absolute', left: 0, right: 0, height: ROW_HEIGHT }),
  button: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    height: '100%',
    padding: theme.spacing(0, 1),
    border: 0,
    background: 'none',
    color: theme.colors.text.primary,
    textAlign: 'left',
    '&:hover:enabled': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  name: css({ flex: '0 1 auto', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  small: css({
    flex: 'none',
    maxWidth: '30%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
