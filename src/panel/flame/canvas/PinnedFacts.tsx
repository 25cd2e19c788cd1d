import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { copyText } from '../copyText';
import { type Direction } from '../layout/camera';
import { FactTable } from './FactTable';
import { factsText } from './factsText';
import { type Facts } from './rowFacts';

interface Props {
  readonly facts: Facts;
  readonly direction: Direction;
  /** Opens what can be done with the row, at a point of the browser's window. */
  readonly onMenu: ((clientX: number, clientY: number) => void) | undefined;
  readonly onClose: () => void;
}

/** A tooltip that stays, in the corner that the leaves reach last. Its text can be selected and copied. Whoever closes it takes the keyboard. */
export function PinnedFacts({ facts, direction, onMenu, onClose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const text = factsText(facts);
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;
  return (
    <div
      className={styles.pinned}
      style={direction === 'icicle' ? { bottom: 8 } : { top: 8 }}
      role="group"
      aria-label="Pinned function"
      data-testid="flame-pinned"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <FactTable {...facts} />
      <IconButton
        name={isCopied ? 'check' : 'copy'}
        tooltip="Copy as text"
        onClick={() => void copyText(text).then((isThere) => setCopied(isThere ? text : undefined))}
      />
      <span className="sr-only" role="status">
        {isCopied && 'Copied'}
      </span>
      {onMenu && (
        <IconButton
          name="ellipsis-v"
          tooltip="What can be done"
          onClick={({ currentTarget }) => {
            const { left, bottom } = currentTarget.getBoundingClientRect();
            onMenu(left, bottom);
          }}
        />
      )}
      <IconButton name="times" tooltip="Unpin" onClick={onClose} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  pinned: css({
    position: 'absolute',
    right: 16,
    display: 'flex',
    alignItems: 'flex-start',
    maxWidth: 'calc(100% - 32px)',
    maxHeight: 'calc(100% - 16px)',
    overflow: 'auto',
    padding: theme.spacing(1),
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
  }),
});
