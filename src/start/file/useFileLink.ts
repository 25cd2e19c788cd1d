import { locationService } from '@grafana/runtime';
import { useMemo } from 'react';

import { usePanelParameter } from '../../panel/usePanelParameter';
import { type ViewLink } from '../../panel/flame/view/useViewState';

/**
 * Keeps the view of a file in the page's address, beside the name of the file: opened again after a reload, it is seen as
 * before. Another file begins anew.
 */
export function useFileLink(name: string): ViewLink {
  const file = usePanelParameter('file');
  const view = usePanelParameter('file-view');
  const text = file.text === name ? view.text : '';
  return useMemo(
    () => ({
      text,
      onText: (next, change) => {
        const now = locationService.getSearch();
        if (next !== (now.get('file') === name ? (now.get('file-view') ?? '') : '')) {
          locationService.partial(
            { file: next === '' ? null : name, 'file-view': next === '' ? null : next },
            change === 'adjustment'
          );
        }
      },
    }),
    [name, text]
  );
}
