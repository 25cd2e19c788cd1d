import { formatLabelSelector, type Matcher, parseLabelSelector } from '../../profile/labelSelector';

/**
 * The series that label names and values are asked of: the selector's, of the profile type. A selector that is still
 * being typed cannot be read, and is left out.
 */
export function labelMatchers(labelSelector: string, profileTypeId: string): readonly string[] | undefined {
  const parsed = parseLabelSelector(labelSelector);
  const matchers: readonly Matcher[] = [
    ...(parsed.ok ? parsed.value : []),
    ...(profileTypeId === '' ? [] : [{ name: '__profile_type__', op: '=' as const, value: profileTypeId }]),
  ];
  return matchers.length === 0 ? undefined : [formatLabelSelector(matchers)];
}
