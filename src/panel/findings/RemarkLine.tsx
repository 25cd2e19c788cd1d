import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import { visibleText } from '../../profile/visibleText';
import { type ChangeView } from '../flame/view/useViewState';
import { type Remark } from './remark';
import { RemarkButtons } from './RemarkButtons';

interface Props {
  readonly remark: Remark;
  /** Goes to its rows; absent where one is there already. */
  readonly onPick?: () => void;
  readonly onChange: ChangeView;
}

/** A remark with its next steps. */
export function RemarkLine({ remark, onPick, onChange }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { severity, text, detail, actions } = remark;
  const words = (
    <bdi className={styles.clamped}>
      {visibleText(text)}
      {detail !== undefined && <span className={styles.detail}> {visibleText(detail)}</span>}
    </bdi>
  );
  return (
    <div className={styles.line} data-testid="remark" data-severity={severity}>
      {severity === 'warning' ? (
        <Icon name="exclamation-triangle" className={styles.warning} title="Warning" />
      ) : (
        <Icon name="info-circle" className={styles.info} title="Note" />
      )}
      {onPick ? (
        <button type="button" className={styles.pick} onClick={onPick}>
          {words}
        </button>
      ) : (
        <span className={styles.words}>{words}</span>
      )}
      <RemarkButtons actions={actions} onChange={onChange} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: theme.spacing(1), minWidth: 0 }),
  warning: css({ flex: 'none', color: theme.colors.warning.text }),
  info: css({ flex: 'none', color: theme.colors.info.text }),
  words: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  pick: css({
    minWidth: 0,
    flex: '0 1 auto',
    padding: 0,
    border: 0,
    background: 'none',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
  // Names may fill pages.
  clamped: css({ display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 5, overflow: 'hidden' }),
  detail: css({ color: theme.colors.text.secondary }),
});
