import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Modal, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { visibleText } from '../../../profile/visibleText';
import { type QueryOrigin } from '../../query/runProfileQuery';
import { annotate, type Annotation } from './annotate';

interface Props {
  readonly annotation: Annotation;
  readonly origin: QueryOrigin;
  readonly onClose: () => void;
}

type State = { readonly kind: 'asking' | 'writing' | 'written' } | { readonly kind: 'failed'; readonly reason: string };

/** Shows what would be written, and writes it on a click. */
export default function AnnotateDialog({ annotation, origin, onClose }: Props): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [state, setState] = useState<State>({ kind: 'asking' });
  const write = async (): Promise<void> => {
    setState({ kind: 'writing' });
    const written = await annotate(annotation, origin);
    setState(written.ok ? { kind: 'written' } : { kind: 'failed', reason: written.error });
  };
  return (
    <Modal title="Write as annotation" isOpen onDismiss={onClose}>
      <p>
        {dateTimeFormat(annotation.time, { timeZone: origin.timezone })}
        {origin.dashboardUID ? ', on this dashboard' : ', for all dashboards of the organisation'}:
      </p>
      <blockquote className={styles.text}>{visibleText(annotation.text)}</blockquote>
      {state.kind === 'failed' && (
        <Alert severity="error" title="The annotation was not written">
          {visibleText(state.reason)}
        </Alert>
      )}
      {state.kind === 'written' ? <p role="status">It was written.</p> : null}
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          {state.kind === 'written' ? 'Close' : 'Cancel'}
        </Button>
        {state.kind !== 'written' && (
          <Button
            disabled={state.kind === 'writing'}
            icon={state.kind === 'writing' ? 'spinner' : undefined}
            onClick={() => void write()}
          >
            {state.kind === 'failed' ? 'Try again' : 'Write'}
          </Button>
        )}
      </Modal.ButtonRow>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ overflowWrap: 'anywhere', margin: theme.spacing(1, 0) }),
});
