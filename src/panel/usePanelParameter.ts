import { locationService } from '@grafana/runtime';
import { useCallback, useSyncExternalStore } from 'react';

import { type LinkChange, type ViewLink } from './flame/view/useViewState';

/** A parameter of the page's URL, which a link and the browser's back button take along. */
export function usePanelParameter(name: string): ViewLink {
  const text = useSyncExternalStore(subscribe, () => locationService.getSearch().get(name) ?? '');
  const onText = useCallback(
    (next: string, change: LinkChange): void => {
      if (next !== (locationService.getSearch().get(name) ?? '')) {
        locationService.partial({ [name]: next === '' ? null : next }, change === 'adjustment');
      }
    },
    [name]
  );
  return { text, onText };
}

const subscribe = (onChange: () => void): (() => void) => locationService.getHistory().listen(onChange);
