import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';

import { type LabelChange } from '../backends/layers/labelChanges';
import { type FrameContext } from './frameContext';
import { type FrameNotes, noticesOf } from './notices';

/** Names of labels (field `label`), or the values of one (field `value`). */
export function toLabelsFrame(
  found: readonly string[],
  label: string | undefined,
  { target }: FrameContext,
  notes: FrameNotes
): DataFrame {
  const none = label === undefined ? 'No labels' : `No values of the label ${label}`;
  const empty = found.length === 0 ? [`${none} were found for ${target.labelSelector} in this range.`] : [];
  return createDataFrame({
    refId: target.refId,
    name: 'labels',
    meta: { preferredVisualisationType: 'table', ...noticesOf({ ...notes, info: [...empty, ...notes.info] }) },
    fields: [{ name: label === undefined ? 'label' : 'value', type: FieldType.string, config: {}, values: [...found] }],
  });
}

/** Changes of a label as events, with the field names that Grafana's annotations have. */
export function toLabelChangesFrame(
  changes: readonly LabelChange[],
  { target }: FrameContext,
  notes: FrameNotes
): DataFrame {
  const text = ({ change, label, value }: LabelChange): string =>
    `${label}="${value}" ${change === 'appeared' ? 'has its first samples' : 'has its last samples'}, of ${target.labelSelector}`;
  return createDataFrame({
    refId: target.refId,
    name: 'annotations',
    meta: { preferredVisualisationType: 'table', ...noticesOf(notes) },
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: changes.map(({ time }) => time) },
      {
        name: 'title',
        type: FieldType.string,
        config: {},
        values: changes.map(
          ({ change, label, value }) => `${label} ${value} ${change === 'appeared' ? 'appeared' : 'is gone'}`
        ),
      },
      { name: 'text', type: FieldType.string, config: {}, values: changes.map(text) },
      {
        name: 'tags',
        type: FieldType.other,
        config: {},
        values: changes.map(({ change, label, value }) => [label, value, change]),
      },
    ],
  });
}
