import { type Attempt } from '../attempt';
import { traceOf } from '../spanTable';
import { baseQuery, hasLabels, type Picked, serviceName, sourceOf, spanWindow, windowAround } from './question';
import { attributeId, type IdOf, idsBelow, ownOrAttributeId, withSpansBelow } from './spanIds';

/** The span by its id: with those below it without a click, and alone where some below it have ids too. */
export function ownProfile(picked: Picked): Attempt[] {
  const { table, row } = picked;
  const idOf = attributeId(picked);
  if (!idOf(row)) {
    return [];
  }
  const below = idsBelow(table, row, idOf);
  const isAlone = below.ids.length === 1;
  const alone: Attempt = {
    rung: 'span',
    of: { kind: 'span', row },
    query: { ...baseQuery(picked), spanSelector: [idOf(row)] },
    range: spanWindow(picked),
    label: 'This span',
    why: isAlone ? 'samples of exactly this span' : 'samples of this span alone, without the spans below it',
    automatic: isAlone,
    ...sourceOf(picked),
  };
  return isAlone
    ? [alone]
    : [
        alone,
        {
          ...alone,
          rung: 'spanAndBelow',
          query: { ...alone.query, spanSelector: below.ids },
          label: 'With the spans below it',
          why: `samples of exactly this span${withSpansBelow(below)}`,
          automatic: true,
        },
      ];
}

/**
 * The span by its own id where it lacks the attribute. Asked without a click only where no span of its service has the
 * attribute: a collector may have dropped it. Else the SDK is known to label other spans than this one.
 */
export function unannouncedProfile(picked: Picked): Attempt[] {
  const { table, row } = picked;
  const idOf = ownOrAttributeId(table);
  if (attributeId(picked)(row) || !idOf(row)) {
    return [];
  }
  const below = idsBelow(table, row, idOf);
  return [
    {
      rung: 'ownId',
      of: { kind: 'span', row },
      query: { ...baseQuery(picked), spanSelector: below.ids },
      range: spanWindow(picked),
      label: 'This span, by its own id',
      why: `samples that carry this span's own id${below.ids.length > 1 ? ' or one of a span below it' : ''}, though it has no profile id`,
      automatic: !serviceHasIds(picked),
      ...sourceOf(picked),
    },
  ];
}

/**
 * The nearest ancestor whose samples carry an id, in the same service. SDKs label samples with the id of a request's
 * first span in a process (its local root), so that one stands for its descendants; it never does across services.
 */
export function localRoot({ table, row }: Picked, idOf: IdOf): number | undefined {
  for (let above = table.parent[row]; above >= 0; above = table.parent[above]) {
    if (table.service[above] !== table.service[row]) {
      return undefined;
    }
    if (idOf(above)) {
      return above;
    }
  }
  return undefined;
}

/** The local root with the spans below it, where that is another one than the span itself. */
export function localRootProfile(picked: Picked): Attempt[] {
  const { table, row } = picked;
  const idOf = attributeId(picked);
  const root = localRoot(picked, idOf);
  if (root === undefined || idOf(root) === idOf(row)) {
    return [];
  }
  const above = table.parent[root];
  const isFirst = above < 0 ? table.missingParent[root] === 0 : table.service[above] !== table.service[root];
  const what = isFirst ? `the whole request in ${serviceName(picked)}` : `the span ${table.name[root]} around it`;
  return [
    {
      rung: 'localRoot',
      of: { kind: 'above', row: root },
      query: { ...baseQuery({ ...picked, row: root }), spanSelector: idsBelow(table, root, idOf).ids },
      range: spanWindow(picked, root),
      label: isFirst ? 'Whole request in its service' : 'The span around it',
      why: `samples of ${what}, not only this span`,
      automatic: true,
      ...sourceOf(picked),
    },
  ];
}

/** All spans of the trace, by its id; in the service of the span where its labels are known. */
export function traceProfile(picked: Picked): Attempt[] {
  const { table, row, settings } = picked;
  const { traceId, startMs, endMs } = traceOf(table, row);
  if (!traceId) {
    return [];
  }
  const where = hasLabels(picked) ? `in ${serviceName(picked)}` : 'in all services';
  return [
    {
      rung: 'trace',
      of: { kind: 'trace' },
      query: { ...baseQuery(picked), traceIdSelector: [traceId] },
      range: windowAround(picked, startMs, endMs - startMs, settings.paddingSeconds * 1000),
      label: 'Whole trace',
      why: `samples of the whole trace ${where}, not only this span`,
      automatic: true,
      ...sourceOf(picked),
    },
  ];
}

function serviceHasIds({ table, row }: Picked): boolean {
  const { from, to } = traceOf(table, row);
  for (let i = from; i < to; i++) {
    if (table.profileId[i] && table.service[i] === table.service[row]) {
      return true;
    }
  }
  return false;
}
