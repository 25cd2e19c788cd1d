import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type ComparisonMeta } from '../../../datasource/query';
import { visibleText } from '../../../profile/visibleText';
import { sentenceParts } from '../words/sentenceParts';

interface Props {
  readonly comparison: ComparisonMeta;
  /** Zooms to a row by its path. */
  readonly onPlace: (path: readonly string[]) => void;
}

/** What changed in one sentence, whose places lead to the graph; what the windows could have shown; what the change is of. */
export function Headline({ comparison, onPlace }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { sentence, places, resolution, split, basis } = comparison;
  return (
    <div className={styles.headline} data-testid="comparison-headline">
      <p className={styles.sentence} data-testid="comparison-sentence">
        {sentenceParts(sentence, places).map(({ text, place }, at) =>
          place ? (
            <button key={at} type="button" className={styles.place} onClick={() => onPlace(place.path)}>
              {visibleText(text)}
            </button>
          ) : (
            <React.Fragment key={at}>{visibleText(text)}</React.Fragment>
          )
        )}
      </p>
      {split !== undefined && <p className={styles.split}>{visibleText(split)}</p>}
      <p className={basis.kind === 'pooled' ? styles.pooled : styles.small} data-testid="comparison-resolution">
        {basis.kind === 'pooled' && <Icon name="exclamation-triangle" size="sm" />} {visibleText(resolution)}
      </p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  headline: css({ flex: 'none', overflowWrap: 'anywhere', '& p': { margin: 0 } }),
  sentence: css({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 4,
    overflow: 'hidden',
    fontSize: theme.typography.h5.fontSize,
    lineHeight: theme.typography.h5.lineHeight,
  }),
  place: css({
    background: 'none',
    border: 0,
    padding: 0,
    color: theme.colors.text.link,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
  }),
  split: css({ color: theme.colors.text.primary }),
  small: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  pooled: css({ color: theme.colors.warning.text, fontSize: theme.typography.bodySmall.fontSize }),
});
