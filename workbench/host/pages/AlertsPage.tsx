import { css } from '@emotion/css';
import { type GrafanaTheme2, PluginExtensionPoints } from '@grafana/data';
import { usePluginLinks } from '@grafana/runtime';
import { Dropdown, IconButton, Menu, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

interface Props {
  readonly search: URLSearchParams;
}

/** An alert of the demo: in a Grafana, alerting would have it from its rule. */
const EXAMPLE = {
  labels: { alertname: 'FunctionCpuHigh', function_name: 'calculate', service: 'checkout-api', env: 'production' },
  minutesAgo: 5,
};
const MINUTE_MS = 60_000;

/** An instance of an alert, with the menu that Grafana's alerting has there; `labels` and `activeAt` of the address change it. */
export function AlertsPage({ search }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const given = { labels: search.get('labels'), activeAt: search.get('activeAt') };
  const key = JSON.stringify(given);
  const [openedAt] = useState(() => Date.now());
  const context = useMemo(() => {
    const { labels, activeAt } = JSON.parse(key) as typeof given;
    return {
      instance: {
        labels: labels ? (JSON.parse(labels) as Record<string, string>) : EXAMPLE.labels,
        activeAt: activeAt ?? new Date(openedAt - EXAMPLE.minutesAgo * MINUTE_MS).toISOString(),
      },
      rule: { name: 'Function is hot', promRule: { duration: 300 } },
    };
  }, [key, openedAt]);
  const { links } = usePluginLinks({
    extensionPointId: PluginExtensionPoints.AlertInstanceAction,
    context,
    limitPerPlugin: 3,
  });
  const { labels, activeAt } = context.instance;
  return (
    <section className={styles.instance} aria-label="Alert instance" data-testid="alert-instance">
      <span>
        {Object.entries(labels)
          .map(([name, value]) => `${name}=${value}`)
          .join(' ')}
      </span>
      <time dateTime={activeAt}>{activeAt}</time>
      <Dropdown
        overlay={
          <Menu>
            {links.map(({ id, title, description, icon, onClick }) => (
              <Menu.Item key={id} label={title} description={description} icon={icon} onClick={onClick} />
            ))}
          </Menu>
        }
      >
        <IconButton name="ellipsis-v" aria-label="Actions of the alert" disabled={links.length === 0} />
      </Dropdown>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  instance: css({
    display: 'flex',
    gap: theme.spacing(2),
    padding: theme.spacing(1),
    background: theme.colors.background.primary,
  }),
});
