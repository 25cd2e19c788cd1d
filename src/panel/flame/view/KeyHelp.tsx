import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Modal, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly onClose: () => void;
}

const KEYS: ReadonlyArray<{ readonly title: string; readonly keys: ReadonlyArray<readonly [string, string]> }> = [
  {
    title: 'Look around in the flame graph',
    keys: [
      ['Arrow keys', 'to callers, callees and siblings; in the order of time to earlier and later calls'],
      ['Home, End', 'first and last sibling'],
      ['Enter', 'zoom in'],
      ['Backspace, Escape', 'zoom out by one, or all the way'],
      ['+ and −', 'nearer and further'],
      ['Shift+← →', 'move sideways; so does dragging'],
      ['Ctrl+wheel', 'nearer and further at the pointer'],
      ['Space', 'pin what is known of the row; so does Shift+click'],
    ],
  },
  {
    title: 'With the selected function',
    keys: [
      ['F', 'only stacks through it'],
      ['B', 'only what is below this row'],
      ['T', 'begin stacks at it'],
      ['S', 'callers and callees'],
      ['D', 'drop its stacks'],
      ['H', 'hide its frames'],
      ['X', 'collapse what it calls'],
      ['*', 'find it everywhere'],
      ['L', 'its lines, and its source'],
      ['Shift+F10', 'menu; so does the right button'],
    ],
  },
  {
    title: 'Anywhere in the view',
    keys: [
      ['/', 'search; Enter and Shift+Enter go through what is found'],
      ['N and P', 'next and previous finding'],
      ['O', 'calls in the order of time, and back to their sums'],
      ['U or Ctrl+Z', 'undo the last step'],
      ['Shift+U or Ctrl+Shift+Z', 'do it again'],
      ['?', 'these keys'],
    ],
  },
];

/** All keys of the view. */
export function KeyHelp({ onClose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <Modal title="Keys of the flame graph" isOpen onDismiss={onClose}>
      <div className={styles.groups}>
        {KEYS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {keys.map(([key, does]) => (
                <React.Fragment key={key}>
                  <dt>{key}</dt>
                  <dd>{does}</dd>
                </React.Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  groups: css({ display: 'grid', gap: theme.spacing(2) }),
  title: css({ ...theme.typography.h5 }),
  keys: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: theme.spacing(2),
    margin: 0,
    '& dt': { fontWeight: theme.typography.fontWeightMedium },
    '& dd': { margin: 0, color: theme.colors.text.secondary },
  }),
});
