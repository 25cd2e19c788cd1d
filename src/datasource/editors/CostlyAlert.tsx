import { Alert, Button, Stack, Text } from '@grafana/ui';
import React from 'react';

import { formatLabelSelector, parseLabelSelector } from '../../profile/labelSelector';
import { ok, type Result } from '../../profile/result';
import { type LabelScope, type TimeRange } from '../backends/backend';
import { type BackendError } from '../backends/error';
import { costWords } from '../costly';
import { type ProfilingDataSource } from '../datasource';
import { type ProfilingQuery } from '../query';
import { useAnswer } from './useAnswer';

interface Props {
  readonly datasource: Pick<ProfilingDataSource, 'labelNames' | 'labelValues'>;
  readonly query: ProfilingQuery;
  readonly range: TimeRange;
  readonly onRunAnyway: () => void;
  readonly onNarrow: (labelSelector: string) => void;
}

const HOUR = 3_600_000;
const MOST_OFFERED = 8;

/** Asks before a costly query is sent, and offers what would make it cheap. */
export function CostlyAlert({ datasource, query, range, onRunAnyway, onNarrow }: Props): React.JSX.Element {
  const { profileTypeId, labelSelector, groupBy = [] } = query;
  // What to narrow to is asked of the last hour, so that the question is not as costly as the query.
  const scope: LabelScope = {
    range: { from: Math.max(range.from, range.to - HOUR), to: range.to },
    profileTypeId,
    labelSelector,
  };
  const found = useAnswer(JSON.stringify([scope, groupBy[0]]), (signal) =>
    narrowing(datasource, scope, groupBy[0], signal)
  );
  const { label, values } = found.state === 'loaded' ? found.value : NOTHING;
  return (
    <Alert severity="warning" title="Not run yet" bottomSpacing={0} topSpacing={1}>
      <Stack direction="column" gap={1}>
        <Text>
          {sentence(costWords(query, range))} Narrow the label selector, choose a shorter range, or run it all the same.
        </Text>
        {values.length > 0 && (
          <Stack gap={1} wrap="wrap" alignItems="center">
            <Text>Only one {label}:</Text>
            {values.slice(0, MOST_OFFERED).map((value) => (
              <Button
                key={value}
                size="sm"
                variant="secondary"
                onClick={() => onNarrow(withMatcher(labelSelector, label, value))}
              >
                {value}
              </Button>
            ))}
            {values.length > MOST_OFFERED && (
              <Text color="secondary">and {values.length - MOST_OFFERED} more, which the label selector completes</Text>
            )}
          </Stack>
        )}
        <div>
          <Button size="sm" icon="play" onClick={onRunAnyway}>
            Run anyway
          </Button>
        </div>
      </Stack>
    </Alert>
  );
}

interface Narrowing {
  readonly label: string;
  readonly values: readonly string[];
}
const NOTHING: Narrowing = { label: '', values: [] };
const SERVICE = 'service_name';

/** Values of the service, or of the label that the series are grouped by, as far as the server has them. */
async function narrowing(
  datasource: Props['datasource'],
  scope: LabelScope,
  grouping: string | undefined,
  signal: AbortSignal
): Promise<Result<Narrowing, BackendError>> {
  const names = await datasource.labelNames(scope, signal);
  if (!names.ok) {
    return names;
  }
  const label = [SERVICE, grouping].find((name) => name !== undefined && names.value.includes(name));
  if (label === undefined) {
    return ok(NOTHING);
  }
  const values = await datasource.labelValues(label, scope, signal);
  return values.ok ? ok({ label, values: values.value.filter((value) => value !== '') }) : values;
}

/** Other matchers on the label select nearly all of it, so the new one takes their place. */
function withMatcher(labelSelector: string, name: string, value: string): string {
  const parsed = parseLabelSelector(labelSelector);
  const others = parsed.ok ? parsed.value.filter((matcher) => matcher.name !== name) : [];
  return formatLabelSelector([...others, { name, op: '=', value }]);
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
