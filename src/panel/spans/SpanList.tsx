import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Combobox, FilterInput, IconButton, InlineSwitch, useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';

import { serviceOf, type SpanTable, traceOf } from '../../correlation/spanTable';
import { countText, digits } from '../../correlation/words';
import { visibleText } from '../../profile/visibleText';
import { useVirtualRows } from '../useVirtualRows';
import { ROW_HEIGHT, SpanRow } from './SpanRow';
import { useSpanKeys } from './useSpanKeys';
import { visibleRows } from './visibleRows';

interface Props {
  readonly table: SpanTable;
  readonly pickedRow: number | undefined;
  readonly onPick: (row: number) => void;
}

const NONE: ReadonlySet<number> = new Set();

/** The spans of one trace as a tree grid; only the rows in sight exist, so that 50,000 spans scroll. */
export function SpanList({ table, pickedRow, onPick }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const listId = useId();
  const traceLabelId = useId();
  const [traceIndex, setTraceIndex] = useState(() => traceOfRow(table, pickedRow));
  const [search, setSearch] = useState('');
  const [onlyWithProfile, setOnlyWithProfile] = useState(false);
  const [collapsed, setCollapsed] = useState(NONE);
  const [activeRow, setActiveRow] = useState(pickedRow ?? 0);
  const [followedRow, setFollowedRow] = useState(pickedRow);

  // A pick from elsewhere, as by the browser's back button, is shown where it is.
  if (followedRow !== pickedRow) {
    setFollowedRow(pickedRow);
    setActiveRow(pickedRow ?? activeRow);
    setTraceIndex(pickedRow === undefined ? traceIndex : traceOfRow(table, pickedRow));
  }
  const trace = table.traces[Math.min(traceIndex, table.traces.length - 1)];
  const rows = useMemo(
    () => visibleRows(table, trace, { search, onlyWithProfile, collapsed }),
    [table, trace, search, onlyWithProfile, collapsed]
  );
  const active = Math.max(0, rows.indexOf(activeRow));
  const withProfile = useMemo(
    () => table.profileId.slice(trace.from, trace.to).filter((id) => id !== '').length,
    [table, trace]
  );

  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(rows.length, ROW_HEIGHT, scroller);
  const onActive = useCallback(
    (place: number) => {
      setActiveRow(rows[place]);
      virtual.scrollToIndex(place);
    },
    [rows, virtual]
  );
  useEffect(() => {
    const place = pickedRow === undefined ? -1 : rows.indexOf(pickedRow);
    if (place >= 0) {
      virtual.scrollToIndex(place);
    }
    // A list that is filtered or folded stays where it was scrolled to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pickedRow]);
  const pick = useCallback(
    (row: number) => {
      setActiveRow(row);
      onPick(row);
    },
    [onPick]
  );
  const onToggle = useCallback((row: number) => {
    setCollapsed((now) => {
      const next = new Set(now);
      return next.delete(row) ? next : next.add(row);
    });
  }, []);
  const pageSize = useCallback(
    () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1),
    []
  );
  const onKeyDown = useSpanKeys({ table, rows, active, pageSize, collapsed, onActive, onPick: pick, onToggle });
  const collapseAll = (): void => {
    const parents = new Set<number>();
    for (let row = trace.from; row < trace.to; row++) {
      if (table.end[row] > row + 1 && table.parent[row] >= 0) {
        parents.add(row);
      }
    }
    setCollapsed(parents);
  };

  return (
    <div className={styles.list}>
      {table.traces.length > 1 && (
        <>
          <span id={traceLabelId} hidden>
            Trace
          </span>
          <Combobox
            aria-labelledby={traceLabelId}
            options={table.traces.map(({ traceId, from }, i) => ({
              value: i,
              label: visibleText(`${table.name[from]} (${serviceOf(table, from)})`),
              description: traceId,
            }))}
            value={table.traces.indexOf(trace)}
            onChange={({ value }) => setTraceIndex(value)}
          />
        </>
      )}
      <div className={styles.tools}>
        <FilterInput value={search} onChange={setSearch} placeholder="Search spans" escapeRegex={false} />
        <InlineSwitch
          label="With profile"
          showLabel
          value={onlyWithProfile}
          onChange={(event) => setOnlyWithProfile(event.currentTarget.checked)}
        />
        <IconButton name="angle-down" tooltip="Expand all" onClick={() => setCollapsed(NONE)} />
        <IconButton name="angle-right" tooltip="Collapse all" onClick={collapseAll} />
      </div>
      <div className={styles.count} role="status">
        {counted(rows.length, trace.to - trace.from, withProfile)}
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        role="treegrid"
        aria-label="Spans of the trace"
        aria-rowcount={rows.length}
        aria-activedescendant={rows.length > 0 ? `${listId}-${rows[active]}` : undefined}
        tabIndex={0}
        data-testid="span-list"
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <SpanRow
              key={rows[index]}
              id={`${listId}-${rows[index]}`}
              table={table}
              trace={trace}
              row={rows[index]}
              top={start}
              position={index}
              isActive={index === active}
              isPicked={rows[index] === pickedRow}
              isCollapsed={collapsed.has(rows[index])}
              onPick={pick}
              onToggle={onToggle}
            />
          ))}
        </div>
        {rows.length === 0 && <p className={styles.none}>No span of this trace matches.</p>}
      </div>
      {table.notices.map((notice) => (
        <div key={notice} className={styles.count}>
          {notice}
        </div>
      ))}
    </div>
  );
}

const traceOfRow = (table: SpanTable, row: number | undefined): number =>
  row === undefined ? 0 : table.traces.indexOf(traceOf(table, row));

function counted(shown: number, all: number, withProfile: number): string {
  const spans = shown === all ? countText(all, 'span') : `${digits(shown)} of ${countText(all, 'span')}`;
  return `${spans}, ${withProfile === 0 ? 'none' : digits(withProfile)} with a profile id`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    height: '100%',
    minWidth: 0,
    minHeight: 0,
  }),
  tools: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  count: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  scroller: css({
    overflow: 'auto',
    flex: 1,
    minHeight: 0,
    '&:focus-visible': { outline: `1px solid ${theme.colors.primary.border}`, outlineOffset: -1 },
  }),
  none: css({ padding: theme.spacing(1), color: theme.colors.text.secondary }),
});
