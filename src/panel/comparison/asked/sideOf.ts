import {
  type ComparedProfile,
  type ComparedSide,
  DATASOURCE_TYPE,
  type ProfileQuestion,
} from '../../../datasource/query';

const IDS = ['spanSelector', 'traceIdSelector', 'profileIdSelector'] as const;

/** A profile as the left side of a query, with nothing left to be the query's own. */
export function sideOf({ range, datasource, question }: ComparedProfile, own: ProfileQuestion): ComparedSide {
  const { labelSelector, profileTypeId, source } = question;
  const ids = Object.fromEntries(
    IDS.flatMap((name) => (question[name] || own[name] ? [[name, question[name] ?? []]] : []))
  );
  return {
    window: { kind: 'fixed', ...range },
    labelSelector,
    profileTypeId,
    ...ids,
    ...(source && { source }),
    datasource: { type: DATASOURCE_TYPE, uid: datasource },
  };
}
