import { locationService } from '@grafana/runtime';
import { useSyncExternalStore } from 'react';

/** Where the page is now, without Grafana's sub-path. */
export const useLocation = (): { readonly pathname: string; readonly search: string } =>
  useSyncExternalStore(subscribe, () => locationService.getLocation());

const subscribe = (onChange: () => void): (() => void) => locationService.getHistory().listen(onChange);
