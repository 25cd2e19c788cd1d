import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';

import { type ChangeView } from '../flame/view/useViewState';
import { type Remark } from './remark';
import { RemarkLine } from './RemarkLine';

interface Props {
  readonly items: readonly Remark[];
  readonly at: number | undefined;
  readonly onPick: (at: number) => void;
  readonly onChange: ChangeView;
}

/** All remarks; the one that the walk is at is in sight. */
export function RemarkList({ items, at, onPick, onChange }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (at !== undefined) {
      list.current?.children.item(at)?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [at]);
  return (
    <ol ref={list} className={styles.list}>
      {items.map((remark, position) => (
        <li key={remark.id} aria-current={position === at} className={styles.item}>
          <RemarkLine remark={remark} onPick={() => onPick(position)} onChange={onChange} />
        </li>
      ))}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, maxHeight: '30cqh', overflow: 'auto' }),
  item: css({
    padding: theme.spacing(0, 0.5),
    borderLeft: '3px solid transparent',
    '&[aria-current="true"]': {
      borderLeftColor: theme.colors.primary.border,
      background: theme.colors.action.selected,
    },
    // What is transparent is not, in colours of the user.
    '@media (forced-colors: active)': {
      borderLeftColor: 'Canvas',
      '&[aria-current="true"]': { borderLeftColor: 'Highlight' },
    },
  }),
});
