import { locationService } from '@grafana/runtime';
import { useMemo, useSyncExternalStore } from 'react';

import { type Picked } from './useVariables';

/** The values of variables that the page's address holds, as `var-<name>`; several of one name are a list. */
export function useAddressValues(): Picked['values'] {
  const search = useSyncExternalStore(onAddress, () => locationService.getSearch().toString());
  return useMemo(() => {
    const values: Record<string, string | readonly string[]> = {};
    for (const [key, value] of new URLSearchParams(search)) {
      const name = key.startsWith('var-') ? key.slice('var-'.length) : '';
      if (name !== '') {
        const before = values[name];
        values[name] = before === undefined ? value : [before, value].flat();
      }
    }
    return values;
  }, [search]);
}

export const writeValue = (name: string, value: string | readonly string[]): void =>
  locationService.partial({ [`var-${name}`]: value }, true);

const onAddress = (changed: () => void): (() => void) => locationService.getHistory().listen(changed);
