import { EmptyState } from '@grafana/ui';
import React from 'react';

/** What cannot be asked for where everybody may look. */
export type AskedOfEverybody = 'profiles' | 'trace' | 'data';

const WORDS: Readonly<Record<AskedOfEverybody, readonly [message: string, why: string]>> = {
  profiles: [
    'Profiles of spans are not on public dashboards',
    'Grafana runs no queries here but those saved in the dashboard, and which span is picked is not known before.',
  ],
  trace: [
    'Traces of a search are not on public dashboards',
    'Grafana runs no queries here but those saved in the dashboard. One for the trace itself would be shown.',
  ],
  data: [
    'The query of this panel returned nothing on this public dashboard',
    "Grafana runs the saved queries itself here, which it cannot do with those of Spanflame's data source. Queries of data sources with a backend, such as Tempo, are answered.",
  ],
};

/** Says what is missing on a dashboard that is shared with everybody, and where it is to be had. */
export function NotOnPublicDashboard({ asked }: { readonly asked: AskedOfEverybody }): React.JSX.Element {
  const [message, why] = WORDS[asked];
  return (
    <EmptyState variant="not-found" message={message}>
      {why} Sign in to Grafana and open the dashboard itself.
    </EmptyState>
  );
}
