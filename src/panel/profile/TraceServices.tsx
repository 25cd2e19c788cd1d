import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Combobox, useStyles2 } from '@grafana/ui';
import React, { useId, useMemo } from 'react';

import { type Picked } from '../../correlation/rungs/question';
import { serviceOf } from '../../correlation/spanTable';
import { traceServices } from '../../correlation/traceServices';
import { visibleText } from '../../profile/visibleText';

interface Props {
  readonly picked: Picked;
  /** Asks for the whole trace in the service of a row. */
  readonly onService: (row: number) => void;
}

/** Of a trace through several services, whose samples are shown: each has its own profiles, maybe in a store of its own. */
export function TraceServices({ picked, onService }: Props): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const rows = useMemo(() => traceServices(picked), [picked]);
  const { table, row } = picked;
  if (rows.length < 2) {
    return null;
  }
  return (
    <div className={styles.services} data-testid="trace-services">
      <span id={labelId}>Of the trace, in</span>
      <Combobox
        aria-labelledby={labelId}
        width="auto"
        minWidth={16}
        maxWidth={40}
        options={rows.map((first) => ({ value: String(first), label: visibleText(serviceOf(table, first)) }))}
        value={String(rows.find((first) => table.service[first] === table.service[row]) ?? '')}
        onChange={({ value }) => onService(Number(value))}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  services: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: 'none', minWidth: 0 }),
});
