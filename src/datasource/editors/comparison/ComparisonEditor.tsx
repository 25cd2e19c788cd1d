import { EditorField, EditorRow, QueryOptionGroup } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import React, { useId } from 'react';

import { type LabelScope } from '../../backends/backend';
import { comparisonProblem, MOST_SLICES } from '../../compare/comparisonProblem';
import { type ProfilingDataSource } from '../../datasource';
import { type ComparedSide, type Normalisation, type ProfilingQuery } from '../../query';
import { CountField } from '../CountField';
import { OtherSideFields } from './OtherSideFields';
import { otherSideSummary } from './otherSideSummary';
import { RequestRateField } from './RequestRateField';
import { WindowFields } from './WindowFields';

interface Props {
  readonly datasource: ProfilingDataSource;
  readonly query: ProfilingQuery;
  readonly scope: LabelScope;
  readonly onChange: (part: Partial<ProfilingQuery>) => void;
}

const PREVIOUS: ComparedSide = { window: { kind: 'previous' } };

const NORMALISATIONS: ReadonlyArray<{
  readonly value: Normalisation;
  readonly label: string;
  readonly description: string;
}> = [
  { value: 'perSecond', label: 'Per second', description: 'Values over the time of each side' },
  { value: 'share', label: 'By share', description: 'Shares of the total of each side' },
  { value: 'absolute', label: 'Absolute', description: 'As they are, as long as both sides are equally long' },
  { value: 'perRequest', label: 'Per request', description: 'Values over the requests of each side' },
];

/** What a comparison holds the profile against, and how. */
export function ComparisonEditor({ datasource, query, scope, onChange }: Props): React.JSX.Element {
  const id = useId();
  const { compareWith = PREVIOUS, normalisation = 'perSecond', requestRate, slices } = query;
  const changeSide = (part: Partial<ComparedSide>): void => onChange({ compareWith: { ...compareWith, ...part } });
  const problem = comparisonProblem(query);
  const lacksRate = normalisation === 'perRequest' && requestRate === undefined;
  return (
    <>
      <EditorRow>
        <WindowFields
          datasource={datasource}
          scope={scope}
          window={compareWith.window}
          problem={problem?.field === 'compareWith' ? problem.detail : undefined}
          onChange={(window) => changeSide({ window })}
        />
        <EditorField
          label="Values"
          tooltip="What values of both sides are over. Per request needs a query for the rate of requests, below."
          invalid={lacksRate}
          error={
            lacksRate
              ? 'Per request needs a query for the rate of requests. Until then values are per second.'
              : undefined
          }
        >
          <Combobox
            id={id}
            width={18}
            options={[...NORMALISATIONS]}
            value={normalisation}
            onChange={({ value }) => onChange({ normalisation: value })}
          />
        </EditorField>
      </EditorRow>
      <EditorRow>
        <QueryOptionGroup title="Other side" collapsedInfo={otherSideSummary(query)}>
          <OtherSideFields datasource={datasource} side={compareWith} onChange={changeSide} />
          <CountField
            label="Slices"
            tooltip="Parts of the time that each side is read in, and that changes are tested between: one request each. More of them show smaller changes."
            placeholder="16"
            value={slices}
            max={MOST_SLICES}
            onChange={(count) => onChange({ slices: count })}
          />
          <RequestRateField
            rate={requestRate}
            range={scope.range}
            onChange={(rate) => onChange({ requestRate: rate })}
          />
        </QueryOptionGroup>
      </EditorRow>
    </>
  );
}
