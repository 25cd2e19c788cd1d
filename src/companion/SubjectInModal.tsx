import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { appLink } from '../correlation/appLink';
import { comparisonLink } from '../correlation/comparisonLink';
import { type Subject } from '../places/subject';
import { mayOpenApp } from '../rights';
import { SubjectView } from './SubjectView';

/** The content of a dialog in one of Grafana's pages, with an address to share where there is one. */
export default function SubjectInModal({ subject }: { readonly subject: Subject }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const page = mayOpenApp() ? pageOf(subject) : undefined;
  return (
    <div className={styles.modal} data-testid="spanflame-modal">
      {page !== undefined && (
        <div className={styles.page}>
          <LinkButton
            size="sm"
            variant="secondary"
            fill="text"
            icon="link"
            target="_blank"
            href={locationUtil.assureBaseUrl(page)}
          >
            Open as a page
          </LinkButton>
        </div>
      )}
      <SubjectView subject={subject} />
    </div>
  );
}

function pageOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'loaded':
      return undefined;
    case 'asked':
      return appLink(subject.address);
    case 'compared':
      return comparisonLink(subject.address);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Grafana's dialog scrolls what is higher than it; the panel fills what it is given.
  modal: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), height: '72vh', minHeight: 360 }),
  page: css({ display: 'flex', justifyContent: 'flex-end', flex: 'none' }),
});
