import { type PanelData, type QueryResultMetaNotice } from '@grafana/data';
import { Alert } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly data: PanelData;
}

/** What the answer says about itself: errors first, then every notice of its frames once. */
export function Notices({ data }: Props): React.JSX.Element {
  const notices = new Map<string, QueryResultMetaNotice>();
  for (const frame of [...data.series, ...(data.annotations ?? [])]) {
    frame.meta?.notices?.forEach((notice) => notices.set(notice.text, notice));
  }
  return (
    <>
      {(data.errors ?? []).map(({ message }) => (
        <Alert key={message} title={message ?? 'The query failed'} severity="error" />
      ))}
      {[...notices.values()].map(({ text, severity }) => (
        <div key={text} data-testid="notice" data-severity={severity}>
          <Alert title={text} severity={severity} />
        </div>
      ))}
    </>
  );
}
