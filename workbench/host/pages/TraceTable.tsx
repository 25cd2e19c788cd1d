import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type TraceSummary } from '../tempo/client';
import { type Polled } from '../usePoll';

interface Props {
  readonly traces: Polled<readonly TraceSummary[]>;
  readonly picked: string;
  readonly onPick: (traceId: string) => void;
}

/** The newest traces; a click shows one in the panel below. */
export function TraceTable({ traces, picked, onPick }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  switch (traces.kind) {
    case 'loading':
      return <LoadingPlaceholder text="Loading traces" />;
    case 'failed':
      return (
        <Alert title="The traces could not be loaded" severity="error">
          {traces.message}
        </Alert>
      );
    case 'loaded':
      break;
  }
  if (traces.value.length === 0) {
    return <div className={styles.empty}>No traces in this time range yet. The first arrive after a few seconds.</div>;
  }
  return (
    <table className={styles.table} data-testid="trace-list">
      <thead>
        <tr>
          {['Start', 'Trace', 'Service', 'Version', 'Root span', 'Duration', 'Spans'].map((title) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {traces.value.map((trace) => (
          <TraceRow key={trace.traceId} trace={trace} picked={trace.traceId === picked} onPick={onPick} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly trace: TraceSummary;
  readonly picked: boolean;
  readonly onPick: (traceId: string) => void;
}

function TraceRow({ trace, picked, onPick }: RowProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <tr
      className={picked ? styles.picked : styles.row}
      data-testid="trace-row"
      data-trace-id={trace.traceId}
      data-version={trace.version}
      onClick={() => onPick(trace.traceId)}
    >
      <td>{dateTimeFormat(trace.start, { format: 'HH:mm:ss.SSS' })}</td>
      <td>
        <button type="button" className={styles.id} aria-pressed={picked}>
          {trace.traceId}
        </button>
      </td>
      <td>{trace.service}</td>
      <td>{trace.version}</td>
      <td>{trace.root}</td>
      <td className={styles.number}>{trace.durationMillis} ms</td>
      <td className={styles.number}>{trace.spans}</td>
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const row = css({ cursor: 'pointer', '&:hover': { background: theme.colors.action.hover } });
  return {
    row,
    picked: css({ cursor: 'pointer', background: theme.colors.action.selected }),
    table: css({
      width: '100%',
      fontSize: theme.typography.bodySmall.fontSize,
      th: { textAlign: 'left', color: theme.colors.text.secondary, padding: theme.spacing(0.5, 1) },
      td: { padding: theme.spacing(0.5, 1), borderTop: `1px solid ${theme.colors.border.weak}` },
      thead: { position: 'sticky', top: 0, background: theme.colors.background.primary },
    }),
    id: css({
      border: 0,
      background: 'none',
      color: theme.colors.text.link,
      fontFamily: theme.typography.fontFamilyMonospace,
    }),
    number: css({ fontVariantNumeric: 'tabular-nums' }),
    empty: css({ color: theme.colors.text.secondary, padding: theme.spacing(2) }),
  };
};
