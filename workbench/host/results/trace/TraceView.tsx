import { css } from '@emotion/css';
import {
  type DataFrame,
  type DataSourceRef,
  type GrafanaTheme2,
  PluginExtensionPoints,
  type TimeRange,
} from '@grafana/data';
import { usePluginLinks } from '@grafana/runtime';
import { Badge, Button, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { SpanDetails } from './SpanDetails';
import { traceOfFrame } from './traceOfFrame';

interface Props {
  readonly frame: DataFrame;
  readonly source: DataSourceRef | null | undefined;
  readonly range: TimeRange;
}

/** In place of Grafana's trace view, which is in none of its packages: spans, their attributes, and links of plugins. */
export function TraceView({ frame, source, range }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [shown, setShown] = useState<number>();
  const trace = useMemo(() => traceOfFrame(frame, source), [frame, source]);
  const { links } = usePluginLinks({
    extensionPointId: PluginExtensionPoints.TraceViewHeaderActions,
    context: trace,
    limitPerPlugin: 2,
  });
  return (
    <section className={styles.view} data-testid="trace-view" data-trace-id={trace.traceID}>
      <header className={styles.header}>
        <h4 className={styles.title}>{trace.spans[0]?.operationName}</h4>
        <code>{trace.traceID}</code>
        <Badge text="Trace view of the workbench" color="orange" />
        {links.map(({ id, title, description, icon, path, onClick }) => (
          <Button
            key={id}
            size="sm"
            fill="outline"
            icon={icon}
            tooltip={description}
            onClick={(event) => {
              // As Grafana's does it: the address in a new tab, and the click besides.
              if (path) {
                window.open(path, '_blank');
              }
              onClick?.(event);
            }}
          >
            {title}
          </Button>
        ))}
      </header>
      {trace.spans.map((span, row) => (
        <div key={row}>
          <button
            type="button"
            className={styles.span}
            data-testid="trace-view-span"
            aria-expanded={shown === row}
            onClick={() => setShown(shown === row ? undefined : row)}
          >
            <span>{span.process.serviceName}</span> <bdi>{span.operationName}</bdi>{' '}
            <span>{(span.duration / 1000).toFixed(1)} ms</span>
          </button>
          {shown === row && <SpanDetails span={span} datasource={trace.datasource} range={range} />}
        </div>
      ))}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ background: theme.colors.background.primary, padding: theme.spacing(1) }),
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginBottom: theme.spacing(1) }),
  title: css({ margin: 0 }),
  span: css({
    display: 'flex',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(0.5),
    border: 0,
    borderTop: `1px solid ${theme.colors.border.weak}`,
    background: 'none',
    color: theme.colors.text.primary,
  }),
});
