import { css } from '@emotion/css';
import { EditorRow, QueryOptionGroup } from '@grafana/plugin-ui';
import { Text, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type LabelScope } from '../backends/backend';
import { type ProfilingDataSource } from '../datasource';
import { DEFAULT_MAX_NODES, MAX_NODES_LIMIT, type ProfilingQuery } from '../query';
import { CountField } from './CountField';
import { DetailFields } from './DetailFields';
import { uses } from './fields';
import { GroupByField } from './GroupByField';
import { IdFields } from './IdFields';
import { optionNotes } from './optionNotes';
import { optionsSummary } from './optionsSummary';
import { SeriesFields } from './SeriesFields';

interface Props {
  readonly datasource: ProfilingDataSource;
  readonly query: ProfilingQuery;
  readonly scope: LabelScope;
  readonly onChange: (part: Partial<ProfilingQuery>) => void;
}

const MOST_ROWS = 100_000;

/** What can be left alone: closed at first, with a summary of what is set. */
export function QueryOptions({ datasource, query, scope, onChange }: Props): React.JSX.Element {
  const backend = datasource.backend.kind;
  const styles = useStyles2(getStyles);
  const notes = optionNotes(query, backend, datasource.idLabels);
  const limited = LIMITED[query.queryType ?? 'profile'];
  return (
    <EditorRow>
      <QueryOptionGroup title="Options" collapsedInfo={optionsSummary(query)}>
        {uses(query, 'groupBy') && (
          <GroupByField
            datasource={datasource}
            scope={scope}
            values={query.groupBy ?? []}
            onChange={(groupBy) => onChange({ groupBy })}
          />
        )}
        {limited && uses(query, 'limit') && (
          <CountField
            label="Limit"
            tooltip={limited.tooltip}
            placeholder={limited.placeholder}
            value={query.limit}
            max={MOST_ROWS}
            onChange={(limit) => onChange({ limit })}
          />
        )}
        {uses(query, 'heatmap') && <SeriesFields query={query} backend={backend} onChange={onChange} />}
        {uses(query, 'ids') && <IdFields query={query} backend={backend} onChange={onChange} />}
        {uses(query, 'maxNodes') && (
          <CountField
            label="Max nodes"
            tooltip={`Rows of the flame graph, ${MAX_NODES_LIMIT} at most. What does not fit is folded into "other".`}
            placeholder={String(DEFAULT_MAX_NODES)}
            value={query.maxNodes}
            max={MAX_NODES_LIMIT}
            onChange={(maxNodes) => onChange({ maxNodes })}
          />
        )}
        {uses(query, 'detail') && (
          <DetailFields datasource={datasource} query={query} scope={scope} onChange={onChange} />
        )}
        {notes.length > 0 && (
          <div className={styles.notes}>
            <Text variant="bodySmall" color="secondary">
              {notes.join(' ')}
            </Text>
          </div>
        )}
      </QueryOptionGroup>
    </EditorRow>
  );
}

const OF_SERIES = { tooltip: 'Most series, the largest first. The flame graph is not limited.', placeholder: 'none' };
/** What a limit counts, by query type. */
const LIMITED: Readonly<Partial<Record<NonNullable<ProfilingQuery['queryType']>, typeof OF_SERIES>>> = {
  metrics: OF_SERIES,
  both: OF_SERIES,
  functions: { tooltip: 'Most rows of the table, the largest self first.', placeholder: '1000' },
  functionSeries: {
    tooltip: 'How many functions are followed where none are named, the largest first.',
    placeholder: '5',
  },
};

const getStyles = () => ({ notes: css({ flexBasis: '100%' }) });
