import { css } from '@emotion/css';
import { useSplitter, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly first: React.ReactNode;
  readonly second: React.ReactNode;
  readonly width: number;
}

/** From this width on there is room for spans and profile side by side. */
const SIDE_BY_SIDE = 900;

export function SplitView(props: Props): React.JSX.Element {
  const direction = props.width >= SIDE_BY_SIDE ? 'row' : 'column';
  // The splitter keeps sizes of its direction, so the other direction is another one.
  return <Split key={direction} direction={direction} {...props} />;
}

function Split({ first, second, direction }: Props & { readonly direction: 'row' | 'column' }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { containerProps, primaryProps, secondaryProps, splitterProps } = useSplitter({
    direction,
    initialSize: direction === 'row' ? 0.36 : 0.3,
    handleSize: 'sm',
  });
  return (
    <div className={styles.split}>
      <div {...containerProps}>
        <div {...primaryProps}>
          <div className={styles.pane}>{first}</div>
        </div>
        <div {...splitterProps} />
        <div {...secondaryProps}>
          <div className={styles.pane}>{second}</div>
        </div>
      </div>
    </div>
  );
}

const getStyles = () => ({
  split: css({ position: 'absolute', inset: 0, display: 'flex', flexDirection: 'column' }),
  pane: css({ flex: 1, minWidth: 0, minHeight: 0, height: '100%' }),
});
