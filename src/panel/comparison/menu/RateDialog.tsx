import { Button, Combobox, Field, Input, Modal } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { type RequestRate } from '../../../datasource/query';
import { rateOfExpression } from '../../../correlation/requestRate';
import { prometheusDataSources } from '../../query/dataSources';

interface Props {
  readonly rate: RequestRate | undefined;
  readonly onRate: (rate: RequestRate) => void;
  readonly onClose: () => void;
}

/** Asks for the rate of requests, in PromQL. A query of another kind is written in the query's own editor. */
export default function RateDialog({ rate, onRate, onClose }: Props): React.JSX.Element {
  const [sourceId, queryId] = [useId(), useId()];
  const sources = prometheusDataSources();
  const known = sources.find((source) => source.uid === rate?.datasource.uid);
  const [uid, setUid] = useState((known ?? sources.at(0))?.uid);
  const [expr, setExpr] = useState(known ? expressionOf(rate) : '');
  const isReady = uid !== undefined && expr.trim() !== '';
  const ask = (): void => {
    if (isReady) {
      onRate(rateOfExpression(uid, expr.trim()));
    }
  };
  return (
    <Modal title="Rate of requests" isOpen onDismiss={onClose}>
      <Field label="Data source" htmlFor={sourceId}>
        <Combobox
          id={sourceId}
          options={sources.map((source) => ({ value: source.uid, label: source.name }))}
          value={uid ?? null}
          placeholder={sources.length > 0 ? 'Choose one' : 'There is no data source of Prometheus'}
          onChange={({ value }) => setUid(value)}
        />
      </Field>
      <Field
        label="Requests per second"
        description="A series for each endpoint, by a label that the profiles have too, tells a change of their mix apart."
        htmlFor={queryId}
        noMargin
      >
        <Input
          id={queryId}
          value={expr}
          placeholder="sum by (route) (rate(http_requests_total[1m]))"
          onChange={({ currentTarget }) => setExpr(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Enter' && ask()}
        />
      </Field>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!isReady} onClick={ask}>
          Compare per request
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

function expressionOf(rate: RequestRate | undefined): string {
  const query: object = rate?.query ?? {};
  return 'expr' in query && typeof query.expr === 'string' ? query.expr : '';
}
