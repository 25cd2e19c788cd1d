import { parseLabelSelector } from '../../../src/profile/labelSelector';
import { ConnectError, invalidArgument } from '../connectError';
import { JsonRequest } from '../querier/request';

/** A recording rule in proto3 JSON. */
export interface StoredRule {
  readonly id: string;
  readonly metricName: string;
  readonly matchers: readonly string[];
  readonly groupBy: readonly string[];
  readonly externalLabels: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly generation: number;
  readonly functionName: string;
  readonly provisioned: boolean;
}

const PREFIX = '/settings.v1.RecordingRulesService/';
const METRIC = /^profiles_recorded_[a-zA-Z0-9_]*$/;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Pyroscope's recording rules: kept, numbered and limited, and nothing is recorded. */
export class RecordingRules {
  private rules: readonly StoredRule[];

  /** @param limit most rules that may be made; provisioned ones don't count */
  constructor(
    private readonly limit = 25,
    provisioned: readonly StoredRule[] = []
  ) {
    this.rules = provisioned;
  }

  /** The answer to a call; undefined where there is no such call. */
  answer(path: string, body: unknown): object | undefined {
    const request = new JsonRequest(body);
    switch (path) {
      case `${PREFIX}ListRecordingRules`:
        return this.rules.length > 0 ? { rules: this.rules.map(toJson) } : {};
      case `${PREFIX}GetRecordingRule`:
        return { rule: toJson(this.find(request.text('id'))) };
      case `${PREFIX}UpsertRecordingRule`:
        return { rule: toJson(this.upsert(request)) };
      case `${PREFIX}DeleteRecordingRule`: {
        const kept = this.rules.filter(({ id, provisioned }) => provisioned || id !== request.text('id'));
        if (kept.length === this.rules.length) {
          throw new ConnectError('unknown', 'element not found');
        }
        this.rules = kept;
        return {};
      }
      default:
        return undefined;
    }
  }

  private find(id: string): StoredRule {
    const found = this.rules.find((rule) => rule.id === id);
    if (!found) {
      throw new ConnectError('not_found', `no rule with id='${id}' found`);
    }
    return found;
  }

  private upsert(request: JsonRequest): StoredRule {
    const asked: StoredRule = {
      id: request.text('id') || newId(),
      metricName: request.text('metricName').trim(),
      matchers: request.texts('matchers'),
      groupBy: request.texts('groupBy'),
      externalLabels: request
        .messages('externalLabels')
        .map((label) => ({ name: label.text('name'), value: label.text('value') })),
      generation: request.number('generation'),
      functionName: request.message('stacktraceFilter').message('functionName').text('functionName'),
      provisioned: false,
    };
    const problems = problemsOf(asked);
    if (problems.length > 0) {
      throw invalidArgument(`invalid request: ${problems.join('\n')}`);
    }
    const before = this.rules.find((rule) => rule.id === asked.id);
    if (before && before.generation !== asked.generation) {
      throw new ConnectError('already_exists', 'conflicting update, please try again');
    }
    if (!before && this.rules.filter(({ provisioned }) => !provisioned).length >= this.limit) {
      throw new ConnectError('resource_exhausted', `recording rules limit (${this.limit}) exceeded for this tenant`);
    }
    const rule = { ...asked, generation: (before?.generation ?? 0) + 1 };
    this.rules = [...this.rules.filter((other) => other !== before), rule];
    return rule;
  }
}

/** In the server's words, in its order. */
function problemsOf({ id, metricName, matchers, groupBy, externalLabels }: StoredRule): readonly string[] {
  const parsed = matchers.map((text) => parseLabelSelector(text));
  const types = parsed.flatMap((each) => (each.ok ? each.value : [])).filter(({ name }) => name === '__profile_type__');
  const labelNames = externalLabels.map(({ name }) => name);
  return [
    ...(/^[a-zA-Z]+$/.test(id) ? [] : [`id ${JSON.stringify(id)} must match ^[a-zA-Z]+$`]),
    ...(METRIC.test(metricName)
      ? []
      : [`metric_name "${metricName}" is invalid: metric name must start with profiles_recorded_`]),
    ...parsed.flatMap((each, row) =>
      each.ok ? [] : [`matcher ${JSON.stringify(matchers[row])} is invalid: ${each.error.detail}`]
    ),
    ...(types.length === 1 ? [] : ['matchers must contain a "__profile_type__" matcher']),
    ...notLabels('group_by label', groupBy),
    ...notLabels('external_labels name', labelNames),
  ];
}

const notLabels = (what: string, names: readonly string[]): readonly string[] =>
  names
    .filter((name) => !LABEL.test(name))
    .map((name) => `${what} ${JSON.stringify(name)} must match ^[a-zA-Z_][a-zA-Z0-9_]*$`);

const newId = (): string =>
  Array.from({ length: 10 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');

/** As protojson writes it: without what is empty, and the number as text. */
function toJson({ functionName, generation, provisioned, groupBy, externalLabels, ...rule }: StoredRule): object {
  const type = rule.matchers
    .flatMap((text) => {
      const parsed = parseLabelSelector(text);
      return parsed.ok ? parsed.value : [];
    })
    .find(({ name }) => name === '__profile_type__');
  return {
    id: rule.id,
    metricName: rule.metricName,
    profileType: type?.value ?? 'unknown',
    matchers: rule.matchers,
    ...(groupBy.length > 0 && { groupBy }),
    ...(externalLabels.length > 0 && { externalLabels }),
    generation: String(generation),
    ...(functionName !== '' && { stacktraceFilter: { functionName: { functionName } } }),
    ...(provisioned && { provisioned }),
  };
}
