import { type ProfilingQuery } from '../../query';

/** What the other side has of its own, a phrase each, for the row when it is closed. */
export function otherSideSummary({ compareWith, slices, requestRate }: ProfilingQuery): string[] {
  const { labelSelector, datasource, source, profileTypeId } = compareWith ?? {};
  const phrases = [
    ...(labelSelector ? [labelSelector] : []),
    ...(datasource ? ['Another data source'] : []),
    ...(source?.kind === 'file' ? [`File: ${source.name}`] : []),
    ...(profileTypeId ? [profileTypeId] : []),
    ...(slices === undefined ? [] : [`Slices: ${slices}`]),
    ...(requestRate ? ['Rate of requests'] : []),
  ];
  return phrases.length > 0 ? phrases : ['The same profile'];
}
