import React, { useMemo } from 'react';

import { type Subject } from '../places/subject';
import { AskedComparison } from './AskedComparison';
import { AskedProfile } from './AskedProfile';
import { AskedTrace } from './AskedTrace';
import { PanelHost } from './PanelHost';
import { panelData } from './panelData';

/** Profiles of a subject: the panel with what is loaded, or what has to be asked for first. */
export function SubjectView({ subject }: { readonly subject: Subject }): React.JSX.Element {
  if (subject.kind === 'loaded') {
    return <Loaded subject={subject} />;
  }
  if (subject.kind === 'compared') {
    return <AskedComparison address={subject.address} />;
  }
  const { address } = subject;
  return address.of === 'trace' ? <AskedTrace address={address} /> : <AskedProfile address={address} />;
}

function Loaded({ subject }: { readonly subject: Extract<Subject, { kind: 'loaded' }> }): React.JSX.Element {
  const { frames, range, source } = subject;
  const data = useMemo(() => panelData(frames, range, source), [frames, range, source]);
  return <PanelHost data={data} />;
}
