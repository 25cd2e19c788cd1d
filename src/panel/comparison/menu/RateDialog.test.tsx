import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { rateOfExpression } from '../../../correlation/requestRate';
import RateDialog from './RateDialog';

const sources = (list: readonly object[]): void =>
  setDataSourceSrv({ getList: () => list } as unknown as DataSourceSrv);
const PROMETHEUS = { uid: 'prom', name: 'Prometheus', type: 'prometheus' };
const button = (): HTMLElement => screen.getByRole('button', { name: 'Compare per request' });

test('the expression is asked of the data source that is chosen, on Enter too', () => {
  sources([PROMETHEUS]);
  const onRate = jest.fn();
  render(<RateDialog rate={undefined} onRate={onRate} onClose={() => undefined} />);
  expect(button()).toBeDisabled();
  const input = screen.getByLabelText(/^Requests per second/);
  fireEvent.change(input, { target: { value: ' sum(rate(requests_total[1m])) ' } });
  fireEvent.keyDown(input, { key: 'Enter' });
  fireEvent.click(button());
  const rate = rateOfExpression('prom', 'sum(rate(requests_total[1m]))');
  expect(onRate.mock.calls).toEqual([[rate], [rate]]);
});

test('a rate that there is already can be changed', () => {
  sources([{ ...PROMETHEUS, uid: 'other' }, PROMETHEUS]);
  render(<RateDialog rate={rateOfExpression('prom', 'up')} onRate={() => undefined} onClose={() => undefined} />);
  expect(screen.getByLabelText(/^Requests per second/)).toHaveValue('up');
  expect(button()).toBeEnabled();
});

test('without a data source of metrics it says so', () => {
  sources([]);
  render(<RateDialog rate={undefined} onRate={() => undefined} onClose={() => undefined} />);
  expect(screen.getByPlaceholderText('There is no data source of Prometheus')).toBeInTheDocument();
  expect(button()).toBeDisabled();
});
