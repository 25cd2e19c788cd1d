import { css } from '@emotion/css';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { comparisonLink, readComparisonLink } from '../correlation/comparisonLink';
import { AskedComparison } from './AskedComparison';
import { useLocation } from './useLocation';

/** The app's page of a comparison that an address names; links in alerts lead here. Asks for no right to Explore. */
export default function ComparePage(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const read = readComparisonLink(search);
  // Other parameters of the address change as one looks around; the comparison is another one only when its own do.
  const key = read && comparisonLink(read);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const address = useMemo(() => read, [key]);
  return (
    <PluginPage pageNav={{ text: 'Comparison' }}>
      <div className={styles.page} data-testid="compare-page">
        {address ? (
          <AskedComparison key={key} address={address} />
        ) : (
          <EmptyState variant="not-found" message="This address names nothing to compare">
            It has <code>from</code> and <code>to</code> in milliseconds, and a <code>service</code> or a{' '}
            <code>selector</code>; and best a <code>type</code> and what to compare with (<code>window</code>).
          </EmptyState>
        )}
      </div>
    </PluginPage>
  );
}

const getStyles = () => ({ page: css({ height: 'calc(100vh - 220px)', minHeight: 520 }) });
