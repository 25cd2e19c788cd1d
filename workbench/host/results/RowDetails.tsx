import { css } from '@emotion/css';
import { type DataFrame, formattedValueToString, type GrafanaTheme2 } from '@grafana/data';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly frame: DataFrame;
  readonly row: number;
}

/** The fields of one row with their names, and the links of all of them. */
export function RowDetails({ frame, row }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const links = frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: row }) ?? []);
  return (
    <div data-testid="row-details">
      <table className={styles.table}>
        <tbody>
          {frame.fields.map((field) => {
            const shown = field.display?.(field.values[row]);
            return (
              <tr key={field.name}>
                <th>{field.config.displayName ?? field.name}</th>
                <td>{shown ? formattedValueToString(shown) : String(field.values[row])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {links.map((link) => (
        <LinkButton
          key={link.title}
          href={link.href}
          target={link.target}
          size="sm"
          onClick={(event) => link.onClick?.(event)}
        >
          {link.title}
        </LinkButton>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    marginBottom: theme.spacing(1),
    th: { textAlign: 'left', color: theme.colors.text.secondary, paddingRight: theme.spacing(2) },
    td: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  }),
});
