import { CoreApp } from '@grafana/data';

import { type BackendKind } from '../backends/backend';
import { type QueryType } from '../query';
import { CAPABILITIES } from './capabilities';

/** Where an editor stands: annotation queries are edited on their own page. */
export type EditedFor = 'explore' | 'panel' | 'annotation';

export const editedFor = (app: CoreApp | undefined, annotation: unknown): EditedFor => {
  if (annotation !== undefined) {
    return 'annotation';
  }
  return app === CoreApp.Explore ? 'explore' : 'panel';
};

interface TypeWords {
  readonly label: string;
  readonly description: string;
}

export const TYPE_WORDS: Readonly<Record<QueryType, TypeWords>> = {
  profile: { label: 'Profile', description: 'A flame graph of the range' },
  metrics: { label: 'Metrics', description: 'Values over time, a series per group of labels' },
  both: { label: 'Both', description: 'The series, and a flame graph of the range' },
  functions: { label: 'Functions', description: 'A table of functions with self and total' },
  functionSeries: { label: 'Function series', description: 'Some functions over time' },
  labels: { label: 'Labels', description: 'Names of labels, or values of one' },
  labelChanges: { label: 'Label changes', description: 'When a label took or lost a value' },
  comparison: { label: 'Comparison', description: 'A flame graph of two sides, and what is real of their difference' },
};
const ALL_TYPES = Object.keys(TYPE_WORDS) as readonly QueryType[];

/** The query types that can be chosen for a backend in a place. */
export function offeredTypes(backend: BackendKind, place: EditedFor): readonly QueryType[] {
  if (place === 'annotation') {
    return ['labelChanges'];
  }
  const { queryTypes } = CAPABILITIES[backend];
  return ALL_TYPES.filter((type) => queryTypes[type].can && (type !== 'both' || place === 'explore'));
}

/** Why the chosen type is none that is offered; a saved query may have any. */
export function typeProblem(type: QueryType, backend: BackendKind, place: EditedFor): string | undefined {
  const capability = CAPABILITIES[backend].queryTypes[type];
  if (!capability.can) {
    return capability.why;
  }
  if (place === 'annotation' && type !== 'labelChanges') {
    return 'Annotations are made of label changes.';
  }
  return undefined;
}

/** What a backend lacks of all types, in a sentence. */
export function missingTypes(backend: BackendKind): string | undefined {
  const missing = Object.values(CAPABILITIES[backend].queryTypes).find(({ can }) => !can);
  return missing && !missing.can ? missing.why : undefined;
}

/** In a panel, `both` shows one of the two. */
export const BOTH_ELSEWHERE = 'Series and flame graph together are for Explore. Here the flame graph is shown.';
