import { getBackendSrv, hasPermission } from '@grafana/runtime';

import { errorText } from '../../query/errorText';
import { type QueryOrigin } from '../../query/runProfileQuery';
import { err, ok, type Result } from '../../../profile/result';

/** Something that happened, to be written on Grafana's graphs. */
export interface Annotation {
  /** ms since the epoch. */
  readonly time: number;
  readonly text: string;
}

export const mayAnnotate = (): boolean => hasPermission('annotations:create');

/**
 * Writes an annotation: on the panel where its dashboard is known, else for the whole organisation.
 *
 * API: https://grafana.com/docs/grafana/latest/developers/http_api/annotations/#create-annotation
 */
export async function annotate(
  { time, text }: Annotation,
  { dashboardUID, panelId }: Pick<QueryOrigin, 'dashboardUID' | 'panelId'>
): Promise<Result<void, string>> {
  try {
    const place = dashboardUID ? { dashboardUID, ...(panelId && { panelId }) } : {};
    const body = { ...place, time: Math.round(time), tags: ['spanflame', 'profile'], text };
    // What fails is said in the dialog.
    await getBackendSrv().post('/api/annotations', body, { showErrorAlert: false, showSuccessAlert: false });
    return ok(undefined);
  } catch (error) {
    return err(errorText(error));
  }
}
