import {
  type AnnotationEvent,
  type AnnotationQuery,
  CoreApp,
  createDataFrame,
  type DataFrame,
  type DataSourceApi,
  DataTopic,
  type Field,
  FieldType,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

import { requestOf } from '../queries/request';
import { runRequest } from '../queries/runRequest';

const MAX_DATA_POINTS = 100;

/** The events of a dashboard's annotation queries, as one frame; those of Grafana's own database are left out. */
export async function annotationEvents(list: readonly AnnotationQuery[], range: TimeRange): Promise<DataFrame> {
  const asked = list.filter(
    ({ enable, datasource }) => enable && !['-- Grafana --', 'grafana'].includes(datasource?.uid ?? '')
  );
  const events = (await Promise.all(asked.map((annotation) => eventsOf(annotation, range)))).flat();
  return createDataFrame({
    name: 'annotations',
    meta: { dataTopic: DataTopic.Annotations },
    fields: [
      { name: 'time', type: FieldType.time, values: events.map(({ time }) => time) },
      { name: 'title', type: FieldType.string, values: events.map(({ title }) => title ?? '') },
      { name: 'text', type: FieldType.string, values: events.map(({ text }) => text ?? '') },
      { name: 'tags', type: FieldType.other, values: events.map(({ tags }) => tags ?? []) },
    ],
  });
}

/** As Grafana's executeAnnotationQuery: prepared, run, and read by the data source or by the names of the fields. */
async function eventsOf(annotation: AnnotationQuery, range: TimeRange): Promise<readonly AnnotationEvent[]> {
  const source: DataSourceApi = await getDataSourceSrv().get(annotation.datasource ?? undefined);
  const support = source.annotations;
  const prepared = support?.prepareAnnotation?.(annotation) ?? annotation;
  const target = support?.prepareQuery ? support.prepareQuery(prepared) : prepared.target;
  if (!target) {
    return [];
  }
  const scopedVars = { __annotation: { text: annotation.name, value: annotation } };
  const targets = [{ ...target, refId: target.refId || 'Anno' }];
  const request = requestOf({
    source,
    targets,
    range,
    app: CoreApp.Dashboard,
    maxDataPoints: MAX_DATA_POINTS,
    scopedVars,
  });
  const { series, annotations = [], errors } = await lastValueFrom(runRequest(source, request));
  if (errors) {
    throw new Error(`${annotation.name}: ${errors[0].message}`);
  }
  const frames = series.length > 0 ? series : annotations;
  const own = support?.processEvents && (await lastValueFrom(support.processEvents(prepared, frames)));
  return own ?? frames.flatMap(eventsOfFrame);
}

function eventsOfFrame(frame: DataFrame): readonly AnnotationEvent[] {
  const named = (name: string): Field | undefined => frame.fields.find((field) => field.name.toLowerCase() === name);
  const first = (type: FieldType): Field | undefined => frame.fields.find((field) => field.type === type);
  const time = named('time') ?? first(FieldType.time);
  const text = named('text') ?? first(FieldType.string);
  const [title, tags] = [named('title'), named('tags')];
  return Array.from({ length: frame.length }, (_, row) => ({
    time: Number(time?.values[row]),
    title: title?.values[row] as string | undefined,
    text: text?.values[row] as string | undefined,
    tags: listOf(tags?.values[row]),
  }));
}

const listOf = (tags: unknown): string[] => (typeof tags === 'string' ? tags.split(',') : ((tags as string[]) ?? []));
