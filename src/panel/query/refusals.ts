import { type Tried } from './climb';

/** Ids that a data source has refused so far, by its uid. A server that was upgraded is asked again by a new page. */
const refusedBy = new Map<string, ReadonlySet<'span' | 'trace'>>();

const NONE: ReadonlyArray<'span' | 'trace'> = [];

export const refusedIds = (uid: string | undefined): ReadonlyArray<'span' | 'trace'> =>
  uid === undefined ? NONE : [...(refusedBy.get(uid) ?? NONE)];

/** The ids by which a climb could not ask. */
export const refusedIn = (tried: readonly Tried[]): ReadonlyArray<'span' | 'trace'> =>
  tried
    .filter(({ isRefused }) => isRefused)
    .flatMap(({ attempt: { query } }): Array<'span' | 'trace'> => {
      if (query.spanSelector) {
        return ['span'];
      }
      return query.traceIdSelector ? ['trace'] : [];
    });

/** Remembers what a data source could not answer, so that it is not asked again without a click. */
export function noteRefusals(uid: string, tried: readonly Tried[]): void {
  const refused = refusedIn(tried);
  if (refused.length > 0) {
    refusedBy.set(uid, new Set([...refusedIds(uid), ...refused]));
  }
}
