import { createDataFrame, type DataFrame, FieldType, type Labels } from '@grafana/data';

import { visibleText } from '../../profile/visibleText';
import { type Series, type SeriesAnswer } from '../backends/backend';
import { parseProfileTypeId } from '../backends/profileTypeId';
import { exemplarFrames } from './exemplarFrame';
import { type FrameContext } from './frameContext';
import { type FrameNotes, missingWords, noticesOf } from './notices';
import { seriesUnit } from './seriesUnit';

/**
 * Values over time: a frame `series` for each series, with `time` and a number named after the sample type, and one of
 * their exemplars. The first frame carries the notices. Nothing found is a frame without rows that says why.
 */
export function toSeriesFrames(answer: SeriesAnswer, context: FrameContext, notes: FrameNotes): readonly DataFrame[] {
  const type = parseProfileTypeId(context.target.profileTypeId.trim());
  const sampleType = type.ok ? type.value.sampleType : { type: 'value', unit: 'count' };
  if (answer.kind === 'empty') {
    const nothing: Series = { labels: {}, times: new Float64Array(), values: new Float64Array(), exemplars: [] };
    return [
      frameOf(nothing, { name: sampleType.type, unit: 'short', scale: 1 }, false, context, {
        ...notes,
        info: [answer.reason, ...notes.info],
      }),
    ];
  }
  const { measure, series, notices, missing } = answer;
  const field = { name: sampleType.type, ...seriesUnit(answer.sampleType ?? sampleType, measure) };
  const all: FrameNotes = {
    info: [...notes.info, ...notices],
    warnings: [...(notes.warnings ?? []), ...missingWords(missing)],
  };
  const frames = series.map((each, at) =>
    frameOf(each, field, measure === 'flow', context, at === 0 ? all : { info: [] })
  );
  const exemplars = series.flatMap((each) =>
    each.exemplars.map((point) => ({ ...point, labels: { ...each.labels, ...point.labels } }))
  );
  return [...frames, ...exemplarFrames(exemplars, sampleType.unit, context)];
}

interface ValueField {
  readonly name: string;
  readonly unit: string;
  readonly scale: number;
}

function frameOf(
  { labels, times, values }: Series,
  { name, unit, scale }: ValueField,
  rateCalculated: boolean,
  { target }: FrameContext,
  notes: FrameNotes
): DataFrame {
  return createDataFrame({
    refId: target.refId,
    name: 'series',
    meta: {
      preferredVisualisationType: 'graph',
      custom: { profileTypeId: target.profileTypeId, labelSelector: target.labelSelector, rateCalculated },
      ...noticesOf(notes),
    },
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: Array.from(times) },
      {
        name,
        type: FieldType.number,
        labels: visibleLabels(labels),
        config: { unit },
        values: Array.from(values, (value) => value * scale),
      },
    ],
  });
}

const visibleLabels = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, visibleText(value)]));
