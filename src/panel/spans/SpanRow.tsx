import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, IconButton, type IconName, useStyles2, useTheme2 } from '@grafana/ui';
import React, { memo } from 'react';

import { serviceOf, type SpanTable, type TraceRows } from '../../correlation/spanTable';
import { visibleText } from '../../profile/visibleText';
import { formatMs } from '../profile/words';

export const ROW_HEIGHT = 28;
/** WCAG AA for text of this size. */
const TEXT_CONTRAST = 4.5;
const INDENT = 12;
/** Deeper spans are not indented further, so that their names stay readable. */
const MAX_INDENT_LEVELS = 16;

interface Props {
  readonly table: SpanTable;
  readonly trace: TraceRows;
  readonly row: number;
  readonly id: string;
  readonly top: number;
  readonly position: number;
  readonly isActive: boolean;
  readonly isPicked: boolean;
  readonly isCollapsed: boolean;
  readonly onPick: (row: number) => void;
  readonly onToggle: (row: number) => void;
}

/** Rendered again only when it changes: a key press in the list changes two rows of those in sight. */
export const SpanRow = memo(function SpanRow(props: Props): React.JSX.Element {
  const { table, trace, row, isActive, isPicked, isCollapsed } = props;
  const styles = useStyles2(getStyles);
  const color = useServiceColor(table.service[row]);
  const hasChildren = table.end[row] > row + 1;
  const name = visibleText(table.name[row]) || '(no name)';
  const service = visibleText(serviceOf(table, row));
  const warnings = table.warnings(row);
  return (
    // The list handles keys: it holds the focus and names this row by `aria-activedescendant`.
    <div
      id={props.id}
      role="row"
      aria-level={table.depth[row] + 1}
      aria-rowindex={props.position + 1}
      aria-selected={isPicked}
      aria-expanded={hasChildren ? !isCollapsed : undefined}
      className={cx(styles.row, isPicked && styles.picked, isActive && styles.active)}
      style={{ transform: `translateY(${props.top}px)` }}
      data-testid="span-row"
      data-span-id={table.spanId[row]}
      data-span-name={table.name[row]}
      onClick={() => props.onPick(row)}
    >
      <div
        role="gridcell"
        className={styles.nameCell}
        style={{ paddingLeft: Math.min(table.depth[row], MAX_INDENT_LEVELS) * INDENT }}
      >
        {hasChildren ? (
          <IconButton
            name={isCollapsed ? 'angle-right' : 'angle-down'}
            size="md"
            tabIndex={-1}
            aria-label={isCollapsed ? 'Expand' : 'Collapse'}
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle(row);
            }}
          />
        ) : (
          <span className={styles.noToggle} />
        )}
        <span className={styles.service} style={{ background: color }} />
        <span className={styles.text} title={`${name} (${service})`}>
          <bdi className={styles.name}>{name}</bdi> <bdi className={styles.serviceName}>{service}</bdi>
        </span>
        {table.hasError(row) && (
          <Mark icon="exclamation-circle" className={styles.error} says="The span has an error" />
        )}
        {warnings.length > 0 && (
          <Mark icon="exclamation-triangle" className={styles.warning} says={visibleText(warnings.join(' '))} />
        )}
        {table.unfinished[row] === 1 && <Mark icon="clock-nine" says="The span has no end of its own" />}
        {table.profileId[row] && <Mark icon="fire" className={styles.badge} says="The span has a profile id" />}
      </div>
      <DurationBar table={table} trace={trace} row={row} color={color} />
    </div>
  );
});

function Mark({ icon, says, className }: { icon: IconName; says: string; className?: string }): React.JSX.Element {
  return (
    <span role="img" aria-label={says} title={says} className={className}>
      <Icon name={icon} />
    </span>
  );
}

function DurationBar({
  table,
  trace,
  row,
  color,
}: Pick<Props, 'table' | 'trace' | 'row'> & { readonly color: string }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const length = trace.endMs - trace.startMs || 1;
  const left = ((table.startMs[row] - trace.startMs) / length) * 100;
  const width = (table.durationMs[row] / length) * 100;
  const { colors } = useTheme2();
  return (
    <div role="gridcell" className={styles.barCell}>
      <span className={styles.bar} style={{ left: `${left}%`, width: `${width}%`, background: color }} />
      <span className={styles.duration} style={labelPlace(left, width, colors.getContrastText(color, TEXT_CONTRAST))}>
        {formatMs(table.durationMs[row])}
      </span>
    </div>
  );
}

/** Right of the bar, else left of it, else on it: wherever there is room for a label of a third of the axis. */
function labelPlace(left: number, width: number, onBar: string): React.CSSProperties {
  if (left + width <= 66) {
    return { left: `${left + width}%` };
  }
  return left >= 33 ? { right: `${100 - left}%` } : { left: `${left}%`, color: onBar };
}

/** One colour of the theme's palette for each service of the table. */
function useServiceColor(service: number): string {
  const { visualization } = useTheme2();
  return visualization.getColorByName(visualization.palette[service % visualization.palette.length]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'absolute',
    left: 0,
    right: 0,
    height: ROW_HEIGHT,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    alignItems: 'center',
    cursor: 'pointer',
    color: theme.colors.text.secondary,
    // Secondary text has too little contrast on these.
    '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
  }),
  picked: css({
    background: theme.colors.action.selected,
    color: theme.colors.text.primary,
    boxShadow: `inset 2px 0 ${theme.colors.primary.main}`,
  }),
  active: css({
    '[role=treegrid]:focus-visible &': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  nameCell: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0, overflow: 'hidden' }),
  noToggle: css({ width: 16, flex: 'none' }),
  service: css({ width: 3, height: 16, flex: 'none', borderRadius: theme.shape.radius.default }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flex: '0 1 auto' }),
  name: css({ color: theme.colors.text.primary }),
  serviceName: css({ fontSize: theme.typography.bodySmall.fontSize }),
  error: css({ color: theme.colors.error.text, flex: 'none' }),
  warning: css({ color: theme.colors.warning.text, flex: 'none' }),
  badge: css({ color: theme.colors.warning.text, flex: 'none' }),
  barCell: css({ position: 'relative', height: '100%', margin: theme.spacing(0, 1), minWidth: 0 }),
  bar: css({ position: 'absolute', top: 6, height: 16, minWidth: 2, borderRadius: theme.shape.radius.default }),
  duration: css({
    position: 'absolute',
    top: 5,
    padding: theme.spacing(0, 0.5),
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
