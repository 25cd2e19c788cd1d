import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Button, LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type ComparedProfile, type ComparisonMeta } from '../../../datasource/query';
import { visibleText } from '../../../profile/visibleText';
import { type Asked, sideAlone, swapped } from '../asked/asked';

interface Props {
  readonly comparison: ComparisonMeta;
  readonly timeZone: string;
  /** Absent where nothing can be asked for. */
  readonly onAsk: ((asked: Asked) => void) | undefined;
  /** Address of Explore with one side; absent for users who may not go there. */
  readonly exploreUrl: (side: ComparedProfile) => string | undefined;
}

/** What is compared with what, with ways to each side alone and to changing their places. */
export function Sides({ comparison, timeZone, onAsk, exploreUrl }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { left, right } = comparison;
  const canAsk = onAsk && left.datasource !== '' && right.datasource !== '';
  return (
    <div className={styles.sides} data-testid="comparison-sides">
      <Side word="Left" side={left} timeZone={timeZone} onAsk={onAsk} exploreUrl={exploreUrl} />
      {canAsk && (
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon="exchange-alt"
          tooltip="Left becomes right"
          aria-label="Swap the sides"
          onClick={() => onAsk(swapped(comparison))}
        />
      )}
      <Side word="Right" side={right} timeZone={timeZone} onAsk={onAsk} exploreUrl={exploreUrl} />
    </div>
  );
}

interface SideProps extends Pick<Props, 'timeZone' | 'onAsk' | 'exploreUrl'> {
  readonly word: 'Left' | 'Right';
  readonly side: ComparedProfile;
}

function Side({ word, side, timeZone, onAsk, exploreUrl }: SideProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  // What came from a file has no data source to ask.
  const isAskable = side.datasource !== '';
  const explore = isAskable ? exploreUrl(side) : undefined;
  const title = visibleText(side.title);
  return (
    <span className={styles.side}>
      <span className={styles.word}>{word}</span> <bdi className={styles.title}>{title}</bdi>
      {isAskable && <span className={styles.range}>{rangeText(side.range, timeZone)}</span>}
      {onAsk && isAskable && (
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon="eye"
          tooltip={`${word} side alone`}
          aria-label={`${word} side alone`}
          onClick={() => onAsk(sideAlone(side))}
        />
      )}
      {explore !== undefined && (
        <LinkButton
          size="sm"
          variant="secondary"
          fill="text"
          icon="compass"
          href={explore}
          tooltip={`${word} side in Explore`}
          aria-label={`${word} side in Explore`}
        />
      )}
    </span>
  );
}

/** `2026-11-25 20:38:40 – 20:40:41`; the day of the end only where it is another one. */
export function rangeText({ from, to }: ComparedProfile['range'], timeZone: string): string {
  const at = (ms: number, format: string): string => dateTimeFormat(ms, { timeZone, format });
  const [day, lastDay] = [at(from, 'YYYY-MM-DD'), at(to, 'YYYY-MM-DD')];
  return `${day} ${at(from, 'HH:mm:ss')} – ${day === lastDay ? '' : `${lastDay} `}${at(to, 'HH:mm:ss')}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  sides: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 1), minWidth: 0 }),
  side: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 0.5),
    minWidth: 0,
  }),
  word: css({ color: theme.colors.text.secondary }),
  title: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere' }),
  range: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
