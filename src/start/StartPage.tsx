import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Card, Icon, LinkButton, TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';

import { profileDataSources } from '../panel/query/dataSources';
import { newDataSourceUrl, settingsUrl } from '../panel/settingsUrl';
import { LocalFile } from './file/LocalFile';
import { TEXT_WIDTH } from './textWidth';

/** What Spanflame is, which of its data sources are configured, a file to look at, and how to get to the first flame graph. */
export default function StartPage(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const dataSources = profileDataSources();
  const addUrl = newDataSourceUrl();
  return (
    <PluginPage>
      <div className={styles.page}>
        <p>
          Spanflame shows continuous profiles in Grafana: pick a span of a trace and see the flame graph of that span,
          with its samples and no others.
        </p>

        <h3>Data sources</h3>
        {dataSources.length === 0 && <p>No data source of Spanflame is configured yet.</p>}
        <ul className={styles.cards}>
          {dataSources.map(({ uid, name }) => (
            <li key={uid}>
              <Card noMargin href={settingsUrl(uid)}>
                <Card.Heading>{name}</Card.Heading>
                <Card.Description>{uid}</Card.Description>
                <Card.Figure>
                  <Icon name="fire" size="xl" />
                </Card.Figure>
              </Card>
            </li>
          ))}
        </ul>
        {addUrl === undefined ? (
          <p>Data sources are added and set up by admins of this Grafana.</p>
        ) : (
          <LinkButton icon="plus" variant={dataSources.length === 0 ? 'primary' : 'secondary'} href={addUrl}>
            Add a data source
          </LinkButton>
        )}

        <h3 className={styles.steps}>Look at a file</h3>
        <div data-wide>
          <LocalFile />
        </div>

        <h3 className={styles.steps}>To the first flame graph</h3>
        <ol className={styles.list}>
          <li>
            Add a data source of type <em>Spanflame profiles</em>: a Pyroscope server, or the pprof endpoints of one
            process. Save &amp; test says what was reached.
          </li>
          <li>
            Set up span profiles in the services to look into, so that samples carry the ids of their spans and spans
            the attribute <code>pyroscope.profile.id</code>.{' '}
            <TextLink
              external
              inline
              href="https://grafana.com/docs/pyroscope/latest/configure-client/trace-span-profiles/"
            >
              How to, by language
            </TextLink>
          </li>
          <li>
            Add a panel of type <em>Span profile</em> to a dashboard, and make its query one trace of Tempo, Jaeger or
            Zipkin, by its id.
          </li>
          <li>
            Pick a span. If it has no samples of its own, the panel shows those of the request or the trace, and says
            so.
          </li>
        </ol>
      </div>
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Lines of text are read best when they are short; a flame graph has all the room there is.
  page: css({ '& > *': { maxWidth: TEXT_WIDTH }, '& > [data-wide]': { maxWidth: 'none' } }),
  cards: css({ listStyle: 'none', display: 'grid', gap: theme.spacing(1), marginBottom: theme.spacing(2) }),
  steps: css({ marginTop: theme.spacing(4) }),
  list: css({ paddingLeft: theme.spacing(3), '& li': { marginBottom: theme.spacing(1) } }),
});
