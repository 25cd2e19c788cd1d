import {
  createDataFrame,
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  FieldType,
  LoadingState,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { map, type Observable, of } from 'rxjs';

import { ok, type Result } from '../../profile/result';
import { fromAbortable } from '../abortable';
import { type Backend, type LabelScope } from '../backends/backend';
import { type BackendError } from '../backends/error';
import { type ProfilingDataSource } from '../datasource';
import { editorRange } from '../editors/editorRange';
import { VariableQueryEditor } from '../editors/lazyEditors';
import { errorWords } from '../errorWords';
import { interpolateSelector } from '../interpolate';
import { isCompleteVariable, readVariableQuery, type VariableQuery } from './variableQuery';

/** Dashboard variables of profile types, labels and values of a label; each may hold variables defined before it. */
export class ProfilingVariableSupport extends CustomVariableSupport<ProfilingDataSource, VariableQuery> {
  override editor = VariableQueryEditor;

  constructor(private readonly datasource: Pick<ProfilingDataSource, 'backend'>) {
    super();
    // Grafana passes the method on without its object.
    this.query = this.query.bind(this);
  }

  /** Rejects with the error in words, which the variable's editor shows. */
  override query({ targets, range, scopedVars }: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    const templates = getTemplateSrv();
    const replace = (text: string): string => templates.replace(text, scopedVars);
    // A saved variable may be a text, or of an older version.
    const saved = readVariableQuery(targets[0]);
    const query = { ...saved, labelName: replace(saved.labelName), profileTypeId: replace(saved.profileTypeId) };
    const scope: LabelScope = {
      range: editorRange(range),
      profileTypeId: query.profileTypeId,
      labelSelector: interpolateSelector(query.labelSelector, templates, scopedVars),
    };
    if (!isCompleteVariable(query)) {
      return of(response([]));
    }
    return fromAbortable((signal) => list(this.datasource.backend, query, scope, signal)).pipe(
      map((listed) => {
        if (!listed.ok) {
          throw new Error(errorWords(listed.error));
        }
        return response(listed.value);
      })
    );
  }
}

interface Option {
  readonly text: string;
  readonly value: string;
}
type Listed = Result<readonly Option[], BackendError>;

async function list(
  backend: Backend,
  { type, labelName }: VariableQuery,
  scope: LabelScope,
  signal: AbortSignal
): Promise<Listed> {
  switch (type) {
    case 'profileType': {
      const types = await backend.profileTypes(scope.range, signal);
      return types.ok
        ? ok(types.value.map(({ id, name, sampleType }) => ({ text: `${name} - ${sampleType}`, value: id })))
        : types;
    }
    case 'label':
      return sameText(await backend.labelNames(scope, signal));
    case 'labelValue':
      return sameText(await backend.labelValues(labelName, scope, signal));
  }
}

const sameText = (listed: Result<readonly string[], BackendError>): Listed =>
  listed.ok ? ok(listed.value.map((text) => ({ text, value: text }))) : listed;

/** Grafana reads a variable's options from the fields `text` and `value`. */
function response(options: readonly Option[]): DataQueryResponse {
  const frame = createDataFrame({
    fields: [
      { name: 'text', type: FieldType.string, values: options.map(({ text }) => text) },
      { name: 'value', type: FieldType.string, values: options.map(({ value }) => value) },
    ],
  });
  return { data: [frame], state: LoadingState.Done };
}
