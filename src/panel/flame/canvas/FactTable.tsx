import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Facts } from './rowFacts';

/** What a tooltip says, hovering or pinned. */
export function FactTable({ title, columns, lines }: Facts): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const span = Math.max(1, columns.length);
  return (
    <div className={styles.facts}>
      <div className={styles.title}>{title}</div>
      <table>
        {columns.length > 0 && (
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {lines.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, at) => (
                <td key={at} colSpan={cells.length === 1 ? span : 1}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    maxWidth: 'min(440px, calc(100vw - 32px))',
    fontSize: theme.typography.bodySmall.fontSize,
    '& th': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary, textAlign: 'left' },
    '& thead th': { textAlign: 'right' },
    '& th, & td': { padding: theme.spacing(0, 1, 0, 0), verticalAlign: 'top' },
    '& tbody th': { maxWidth: 160, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    '& tbody td': { textAlign: 'right', fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  }),
  title: css({
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
    marginBottom: theme.spacing(0.5),
    unicodeBidi: 'isolate',
  }),
});
