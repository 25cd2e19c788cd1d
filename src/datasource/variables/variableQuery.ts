import { type DataQuery } from '@grafana/schema';
import * as v from 'valibot';

export type VariableType = 'profileType' | 'label' | 'labelValue';

/**
 * What a dashboard variable lists. Field names are those of Grafana's Pyroscope data source, so that its saved
 * variables work; `labelSelector` is ours.
 */
export interface VariableQuery extends DataQuery {
  readonly type: VariableType;
  /** Labels and values of this type's series only; of all series where it is empty. */
  readonly profileTypeId: string;
  /** Label whose values are listed; `labelValue` only. */
  readonly labelName: string;
  /** Matchers that the series must fulfil, which may hold other variables. */
  readonly labelSelector: string;
}

const REF_ID = 'ProfilingVariableQuery';
const text = v.fallback(v.optional(v.string(), ''), '');
const Saved = v.object({
  refId: text,
  type: v.fallback(v.picklist(['profileType', 'label', 'labelValue']), 'profileType'),
  profileTypeId: text,
  labelName: text,
  labelSelector: text,
});

/**
 * Reads a saved variable: ours, one of Grafana's Pyroscope data source, or a text such as `profile_types()`,
 * `label_names()`, `label_values(service_name)` and `label_values({region="eu"}, service_name)`; a lone name stands for
 * the values of that label. What cannot be read lists profile types, as a new variable does.
 */
export function readVariableQuery(saved: unknown): VariableQuery {
  const rest = typeof saved === 'object' && saved !== null ? saved : {};
  const given = v.parse(Saved, typeof saved === 'string' ? readText(saved.trim()) : rest);
  return {
    ...rest,
    ...given,
    refId: given.refId === '' ? REF_ID : given.refId,
    labelSelector: given.labelSelector.trim() === '' ? '{}' : given.labelSelector,
  };
}

function readText(query: string): Partial<VariableQuery> {
  const call = /^(\w+)\((.*)\)$/s.exec(query);
  const [, name, args = ''] = call ?? [];
  switch (name) {
    case 'label_names':
      return { type: 'label', labelSelector: args };
    case 'label_values': {
      const comma = args.lastIndexOf(',');
      return {
        type: 'labelValue',
        labelSelector: comma < 0 ? '' : args.slice(0, comma).trim(),
        labelName: args.slice(comma + 1).trim(),
      };
    }
    case undefined:
      return query === '' ? {} : { type: 'labelValue', labelName: query };
    default:
      return {};
  }
}

/** Whether there is enough to ask for. */
export const isCompleteVariable = ({ type, labelName }: VariableQuery): boolean =>
  type !== 'labelValue' || labelName !== '';
