import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';

interface Props {
  readonly button: string;
  /** Name of the field for those who can't see what it is for. */
  readonly label: string;
  /** Says what can be opened, and what becomes of it. */
  readonly children: React.ReactNode;
  readonly onPick: (file: File) => void;
}

/** A place to drop a file on, and a button to pick one. A file that misses the place does not take the page away. */
export function FilePicker({ button, label, children, onPick }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [leftOut, setLeftOut] = useState(0);
  useMissedDrops();
  const take = (files: FileList | null): void => {
    const [first] = Array.from(files ?? []);
    if (first) {
      setLeftOut((files?.length ?? 1) - 1);
      onPick(first);
    }
  };
  return (
    <div
      className={cx(styles.area, over && styles.over)}
      data-testid="file-drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Button icon="file-alt" onClick={() => input.current?.click()}>
        {button}
      </Button>
      <span>or drop one here.</span>
      <input
        ref={input}
        type="file"
        className={styles.input}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          take(event.target.files);
          // So that the same file can be picked again.
          event.target.value = '';
        }}
      />
      {leftOut > 0 && <span role="status">One file at a time: {leftOut} more were left out.</span>}
      {children}
    </div>
  );
}

/** What a browser does with a file that nobody takes is to open it in the place of the page. */
function useMissedDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent): void => {
      if (!event.defaultPrevented && event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'none';
      }
    };
    const events = ['dragover', 'drop'] as const;
    events.forEach((name) => window.addEventListener(name, refuse));
    return () => events.forEach((name) => window.removeEventListener(name, refuse));
  }, []);
}

const getStyles = (theme: GrafanaTheme2) => ({
  area: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    border: `1px dashed ${theme.colors.border.strong}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  over: css({ borderColor: theme.colors.primary.border, background: theme.colors.action.hover }),
  input: css({ display: 'none' }),
});
