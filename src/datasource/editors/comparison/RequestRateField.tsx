import { css } from '@emotion/css';
import { type DataSourceApi, type QueryEditorProps, dateTime } from '@grafana/data';
import { EditorField } from '@grafana/plugin-ui';
import { getDataSourceSrv } from '@grafana/runtime';
import { Combobox, Text, useStyles2 } from '@grafana/ui';
import React, { type ComponentType, useId } from 'react';

import { err, ok } from '../../../profile/result';
import { type TimeRange } from '../../backends/backend';
import { type RequestRate } from '../../query';
import { useLoaded } from './useLoaded';
import { rateSources } from './otherSources';

// The replacements are in @grafana/runtime/unstable, which plugins outside Grafana must not use.
/* eslint-disable @typescript-eslint/no-deprecated */

interface Props {
  readonly rate: RequestRate | undefined;
  readonly range: TimeRange;
  readonly onChange: (rate: RequestRate | undefined) => void;
}

/** Where the rate of requests is asked for, with the query editor of that data source. */
export function RequestRateField({ rate, range, onChange }: Props): React.JSX.Element {
  const id = useId();
  const sources = rateSources();
  return (
    <>
      <EditorField
        label="Rate of requests"
        tooltip="Requests per second, of any data source: tells more traffic from a higher cost of each request."
      >
        <Combobox
          id={id}
          width={28}
          options={sources.map(({ uid, name, type }) => ({ value: uid, label: name, description: type }))}
          value={rate?.datasource.uid ?? null}
          isClearable
          placeholder={sources.length > 0 ? 'Not known' : 'There is no data source of metrics'}
          onChange={(option) => onChange(option ? chosen(option.value, sources) : undefined)}
        />
      </EditorField>
      {rate && <RateQuery key={rate.datasource.uid} rate={rate} range={range} onChange={onChange} />}
    </>
  );
}

function chosen(uid: string, sources: ReturnType<typeof rateSources>): RequestRate {
  const type = sources.find((source) => source.uid === uid)?.type;
  const datasource = { uid, ...(type !== undefined && { type }) };
  return { datasource, query: { refId: 'A', datasource } };
}

function RateQuery({
  rate,
  range,
  onChange,
}: {
  readonly rate: RequestRate;
  readonly range: TimeRange;
  readonly onChange: (rate: RequestRate) => void;
}): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const source = useLoaded(rate.datasource.uid ?? '', async () => {
    try {
      return ok(await getDataSourceSrv().get(rate.datasource));
    } catch (error) {
      return err(error instanceof Error ? error.message : String(error));
    }
  });
  if (source === undefined || !source.ok) {
    return <Text color="secondary">{source ? `It cannot be used: ${source.error}` : 'Loading its query editor'}</Text>;
  }
  const Editor = source.value.components?.QueryEditor as ComponentType<QueryEditorProps<DataSourceApi>> | undefined;
  if (!Editor) {
    return <Text color="secondary">{`${source.value.name} has no query editor.`}</Text>;
  }
  const [from, to] = [dateTime(range.from), dateTime(range.to)];
  return (
    <div className={styles.query}>
      <Editor
        datasource={source.value}
        query={rate.query}
        range={{ from, to, raw: { from, to } }}
        onChange={(query) => onChange({ ...rate, query })}
        onRunQuery={() => undefined}
      />
    </div>
  );
}

const getStyles = () => ({ query: css({ flexBasis: '100%' }) });
