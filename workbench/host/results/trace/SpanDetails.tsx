import { css } from '@emotion/css';
import {
  type GrafanaTheme2,
  type PluginExtensionLink,
  PluginExtensionPoints,
  type PluginExtensionResourceAttributesContext,
  type TimeRange,
  type TraceKeyValuePair,
} from '@grafana/data';
import { usePluginLinks } from '@grafana/runtime';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type ViewSpan, type ViewTrace } from './traceOfFrame';

interface Props {
  readonly span: ViewSpan;
  readonly datasource: ViewTrace['datasource'];
  readonly range: TimeRange;
}

/** The attributes of a span and of its resource; a row has the first link whose category is its key. */
export function SpanDetails({ span, datasource, range }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const context = useMemo(
    (): PluginExtensionResourceAttributesContext => ({
      attributes: byKey(span.process.tags),
      spanAttributes: byKey(span.tags),
      timeRange: { from: range.from.valueOf(), to: range.to.valueOf() },
      datasource,
      traceID: span.traceID,
      spanID: span.spanID,
      spanStartTime: span.startTime,
    }),
    [span, datasource, range]
  );
  const { links } = usePluginLinks({
    extensionPointId: PluginExtensionPoints.TraceViewResourceAttributes,
    context,
    limitPerPlugin: 10,
  });
  return (
    <table className={styles.table} data-testid="span-attributes">
      <tbody>
        {[...span.tags, ...span.process.tags].map(({ key, value }, row) => (
          <tr key={row}>
            <th>{key}</th>
            <td>
              <Value text={String(value)} link={links.find(({ category }) => category === key)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ text, link }: { readonly text: string; readonly link: PluginExtensionLink | undefined }) {
  return link ? (
    <a href={link.path} title={link.title} target="_blank" rel="noopener noreferrer" onClick={link.onClick}>
      {text} <Icon name={link.icon ?? 'external-link-alt'} />
    </a>
  ) : (
    text
  );
}

function byKey(tags: readonly TraceKeyValuePair[]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  tags.forEach(({ key, value }) => (values[key] ??= []).push(String(value)));
  return values;
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    margin: theme.spacing(0.5, 3),
    'th, td': { textAlign: 'left', padding: theme.spacing(0.25, 1) },
    a: { color: theme.colors.text.link },
  }),
});
