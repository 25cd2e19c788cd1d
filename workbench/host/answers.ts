import { type DataFrame, type DataQueryRequest, type DataSourceApi } from '@grafana/data';
import { from, isObservable, tap } from 'rxjs';

/** One answer of a data source, in a form that a test can take out of the page. */
interface RecordedAnswer {
  readonly uid: string;
  readonly targets: readonly unknown[];
  readonly frames: readonly RecordedFrame[];
}
interface RecordedFrame {
  readonly name: string | undefined;
  readonly columns: Readonly<Record<string, readonly unknown[]>>;
}

const KEPT = 50;
const answers: RecordedAnswer[] = [];
(window as { workbenchAnswers?: readonly RecordedAnswer[] }).workbenchAnswers = answers;

/** Keeps what a data source answers with, so that checks can compare it with what was uploaded. */
export function recordAnswers(api: DataSourceApi): DataSourceApi {
  const query = api.query.bind(api);
  api.query = (request: DataQueryRequest) => {
    const answer = query(request);
    return (isObservable(answer) ? answer : from(answer)).pipe(
      tap(({ data }) => {
        answers.push({ uid: api.uid, targets: request.targets, frames: (data as DataFrame[]).map(toRecord) });
        answers.splice(0, answers.length - KEPT);
      })
    );
  };
  return api;
}

const toRecord = (frame: DataFrame): RecordedFrame => ({
  name: frame.name,
  columns: Object.fromEntries(frame.fields.map((field) => [field.name, [...(labelsOf(field) ?? field.values)]])),
});

/** The texts of an enum field, whose values are indices. */
function labelsOf({ config, values }: DataFrame['fields'][number]): readonly string[] | undefined {
  const texts = config.type?.enum?.text;
  return texts && values.map((value: number) => texts[value]);
}
