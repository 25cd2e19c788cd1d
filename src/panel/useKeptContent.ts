import { LoadingState } from '@grafana/data';
import { useState } from 'react';

import { type PanelContent } from './panelData';

/**
 * The content, or what was shown before while there is none yet or the query failed: a refresh takes neither the spans
 * nor the picked one from the screen. Grafana says in the panel's header that it loads or what failed.
 */
export function useKeptContent(content: PanelContent, state: LoadingState): PanelContent {
  const [kept, setKept] = useState(content);
  const isUnanswered = content.kind === 'missing' && (state === LoadingState.Loading || state === LoadingState.Error);
  if (isUnanswered || kept === content) {
    return kept;
  }
  setKept(content);
  return content;
}
