import { openProfileSource } from '../query/profileSource';

/**
 * The rules that a data source of Spanflame was provisioned with, not checked yet; `undefined` where there are none. A
 * data source that can't be opened has none: its profile is there already, and can be read without.
 */
export async function userRulesOf(uid: string | undefined): Promise<unknown> {
  if (uid === undefined) {
    return undefined;
  }
  try {
    const source = await openProfileSource(uid);
    return 'readingRules' in source ? source.readingRules : undefined;
  } catch {
    return undefined;
  }
}
