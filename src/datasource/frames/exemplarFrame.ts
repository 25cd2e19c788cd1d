import { createDataFrame, type DataFrame, DataTopic, type Field, FieldType } from '@grafana/data';

import { grafanaUnit } from '../../profile/unit';
import { type Exemplar } from '../backends/backend';
import { type FrameContext } from './frameContext';
import { profileLinks } from './profileLink';
import { traceLinks } from './traceLink';

/**
 * Exemplars as Grafana's panels draw them: points with `Time`, `Value` and `Id`, and a field for each of their labels.
 * The id opens the profile, or the span's. Nothing where there are none.
 */
export function exemplarFrames(
  exemplars: readonly Exemplar[],
  pprofUnit: string,
  context: FrameContext
): readonly DataFrame[] {
  if (exemplars.length === 0) {
    return [];
  }
  const points = [...exemplars].sort((one, other) => one.time - other.time);
  const { unit, scale } = grafanaUnit(pprofUnit);
  const number = (values: number[]): Pick<Field, 'type' | 'values'> => ({ type: FieldType.number, values });
  return [
    createDataFrame({
      refId: context.target.refId,
      name: 'exemplar',
      meta: { dataTopic: DataTopic.Annotations, custom: { datasourceUid: context.datasource.uid } },
      fields: [
        { name: 'Time', type: FieldType.time, config: {}, values: points.map(({ time }) => time) },
        {
          name: 'Value',
          ...number(points.map(({ value }) => value * scale)),
          config: { unit, displayName: 'Value' },
        },
        idField(points, context),
        ...traceField(points, context),
        ...labelFields(points),
      ],
    }),
  ];
}

const areOfSpans = (points: readonly Exemplar[]): boolean => points.some(({ spanId }) => spanId !== undefined);

const ID_FIELD = 'Id';

function idField(points: readonly Exemplar[], context: FrameContext): Field {
  const ofSpans = areOfSpans(points);
  const links = ofSpans
    ? profileLinks('View profile of this span', context, { spanSelector: ['${__value.raw}'] })
    : profileLinks('View profile', context, { profileIdSelector: ['${__value.raw}'] });
  return {
    name: ID_FIELD,
    type: FieldType.string,
    config: { displayName: ofSpans ? 'Span ID' : 'Profile ID', links },
    values: points.map(({ spanId, profileId }) => (ofSpans ? spanId : profileId) ?? ''),
  };
}

/** The way back to the trace, where the server knows it. */
function traceField(points: readonly Exemplar[], context: FrameContext): Field[] {
  if (points.every(({ traceId }) => traceId === undefined)) {
    return [];
  }
  const config = { displayName: 'Trace ID', links: traceLinks(context, areOfSpans(points) ? ID_FIELD : undefined) };
  return [{ name: 'traceID', type: FieldType.string, config, values: points.map(({ traceId }) => traceId ?? '') }];
}

function labelFields(points: readonly Exemplar[]): Field[] {
  const names = new Set(points.flatMap(({ labels }) => Object.keys(labels)).filter((name) => !name.startsWith('__')));
  return [...names].sort().map((name) => ({
    name,
    type: FieldType.string,
    config: {},
    values: points.map(({ labels }) => labels[name] ?? ''),
  }));
}
