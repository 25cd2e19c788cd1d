import { setCurrentUser } from '@grafana/runtime';

/** Sets the user, as Grafana does at its start: once. Its permissions are what a test may change afterwards. */
export const signIn = (permissions: Record<string, boolean> = {}): void =>
  setCurrentUser({ permissions } as unknown as Parameters<typeof setCurrentUser>[0]);
