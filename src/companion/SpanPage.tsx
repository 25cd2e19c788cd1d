import { css } from '@emotion/css';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { appLink, readAppLink } from '../correlation/appLink';
import { SubjectView } from './SubjectView';
import { useLocation } from './useLocation';

/** The app's page for a span, a service or a profile id that an address names. Asks for no right to Explore. */
export default function SpanPage(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const address = readAppLink(search);
  // Other parameters of the address change as one looks around; the subject is another one only when its own do.
  const key = address && appLink(address);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const subject = useMemo(() => address && ({ kind: 'asked', address } as const), [key]);
  return (
    <PluginPage pageNav={{ text: address?.of === 'profile' ? 'Profile' : 'Profiles of a trace' }}>
      <div className={styles.page} data-testid="span-page">
        {subject ? (
          <SubjectView key={key} subject={subject} />
        ) : (
          <EmptyState variant="not-found" message="This address names nothing to show">
            It has a trace (<code>trace</code>, 32 hex digits) and best its data source (<code>trace-source</code>) and
            a span (<code>span</code>); or a <code>service</code> with <code>from</code> and <code>to</code> in
            milliseconds.
          </EmptyState>
        )}
      </div>
    </PluginPage>
  );
}

const getStyles = () => ({ page: css({ height: 'calc(100vh - 220px)', minHeight: 420 }) });
