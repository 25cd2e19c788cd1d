import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { appLink } from '../correlation/appLink';
import { type Subject } from '../places/subject';
import { SubjectView } from './SubjectView';

/** The content of a dialog in one of Grafana's pages, with an address to share where there is one. */
export default function SubjectInModal({ subject }: { readonly subject: Subject }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const hasPage = subject.kind === 'asked' && hasPermission('plugins.app:access');
  return (
    <div className={styles.modal} data-testid="spanflame-modal">
      {hasPage && (
        <div className={styles.page}>
          <LinkButton
            size="sm"
            variant="secondary"
            fill="text"
            icon="link"
            target="_blank"
            href={locationUtil.assureBaseUrl(appLink(subject.address))}
          >
            Open as a page
          </LinkButton>
        </div>
      )}
      <SubjectView subject={subject} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Grafana's dialog scrolls what is higher than it; the panel fills what it is given.
  modal: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), height: '72vh', minHeight: 360 }),
  page: css({ display: 'flex', justifyContent: 'flex-end', flex: 'none' }),
});
