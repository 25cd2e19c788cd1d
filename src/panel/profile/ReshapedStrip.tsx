import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, Spinner, useStyles2 } from '@grafana/ui';
import React from 'react';

import { visibleText } from '../../profile/visibleText';
import { type ProfileShape, type Reshaped } from '../query/useReshaped';
import { profileTypeLabel } from './words';

interface Props {
  readonly reshaped: Reshaped;
  readonly onBack: () => void;
}

/** Says that a profile is shown in another shape than it came in, or why it is not, and leads back. */
export function ReshapedStrip({ reshaped, onBack }: Props): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  if (reshaped.kind === 'asItCame') {
    return null;
  }
  const what = shapeInWords(reshaped.shape);
  return (
    <div className={styles.strip} role="status" data-testid="reshaped">
      {reshaped.kind === 'loading' ? <Spinner inline /> : <Icon name={ICONS[reshaped.kind]} />}
      <bdi className={styles.words}>
        {reshaped.kind === 'loading' && `Asking for ${what}…`}
        {reshaped.kind === 'shown' && `Shown: ${what}.`}
        {reshaped.kind === 'failed' && `There is no answer for ${what}: ${reshaped.reason}`}
      </bdi>
      <Button size="sm" variant="secondary" fill="text" onClick={onBack}>
        Back to the profile as it came
      </Button>
    </div>
  );
}

const ICONS = { shown: 'search-plus', failed: 'exclamation-triangle' } as const;

function shapeInWords({ detail, profileTypeId, labelLevels = [] }: ProfileShape): string {
  return [
    'the profile',
    ...(profileTypeId === undefined ? [] : [profileTypeLabel(profileTypeId)]),
    ...(labelLevels.length === 0 ? [] : [`below the values of ${labelLevels.map(visibleText).join(', ')}`]),
    ...(detail === 'function' ? [] : [`frames by ${detail}`]),
  ].join(', ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    flex: 'none',
    padding: theme.spacing(0, 1),
    borderLeft: `3px solid ${theme.colors.info.main}`,
    background: theme.colors.background.secondary,
  }),
  words: css({ minWidth: 0, overflowWrap: 'anywhere' }),
});
