import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { act, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { comparedProfile } from '../../../../tests/comparedProfile';
import { DATASOURCE_TYPE, type LabelAnswer, type LabelQuestion } from '../../../datasource/query';
import LabelDialog from './LabelDialog';

const comparison = comparedProfile({ slices: 2 }).meta!.comparison!;
const ANSWER: LabelAnswer = {
  done: 2,
  of: 2,
  unit: 'ns',
  notices: ['zone="c" is not told: timeout'],
  labels: [
    {
      label: 'pod',
      change: 1e9,
      carriedBy: ['b'],
      valuesLeftOut: 3,
      contributions: [
        { value: 'b', left: 1e9, right: 2.1e9, margin: 1e8, part: 1.1, q: 0.0001 },
        { value: 'a', left: 1e9, right: 0.9e9, margin: NaN, part: -0.1, q: NaN },
      ],
    },
  ],
};

let ask: (question: LabelQuestion, onProgress: (soFar: LabelAnswer) => void) => Promise<LabelAnswer>;
const source = {
  type: DATASOURCE_TYPE,
  name: 'Profiles',
  labelContributions: (question: LabelQuestion, onProgress: (soFar: LabelAnswer) => void) => ask(question, onProgress),
};
// Its replacement is not for plugins outside Grafana.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const srv: Partial<DataSourceSrv> = { get: () => Promise.resolve(source as never) };
setDataSourceSrv(srv as DataSourceSrv);

const OF = { function: 'parse' };
const onAsk = jest.fn();
const show = (): void => {
  render(<LabelDialog uid="p1" comparison={comparison} of={OF} onAsk={onAsk} onClose={() => undefined} />);
};

test('values are ranked with their certainty, and one of them can be compared alone', async () => {
  const asked: LabelQuestion[] = [];
  ask = (question) => {
    asked.push(question);
    return Promise.resolve(ANSWER);
  };
  show();
  expect(await screen.findByText('carried by b')).toBeVisible();
  expect(asked).toEqual([{ left: comparison.left, right: comparison.right, function: 'parse' }]);
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'ValueChangePartq',
    expect.stringMatching(/^b\+1\.1 .*±0\.1110 %< 0\.001$/),
    expect.stringMatching(/^a−.*-10 %too few samples$/),
  ]);
  expect(screen.getByText('3 smaller values were not looked at.')).toBeVisible();
  expect(screen.getByText('zone="c" is not told: timeout')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'b' }));
  expect(onAsk.mock.calls[0][0]).toMatchObject({ question: { labelSelector: '{service_name="shop",pod="b"}' } });
});

test('what is known so far is shown meanwhile', async () => {
  let tell: (soFar: LabelAnswer) => void = () => undefined;
  ask = (_, onProgress) => {
    tell = onProgress;
    return new Promise(() => undefined);
  };
  show();
  expect(await screen.findByText('Asking which labels there are…')).toBeVisible();
  await act(async () => tell({ ...ANSWER, done: 1 }));
  expect(screen.getByText('Read 1 of 2 values…')).toBeVisible();
});

test.each([
  [() => Promise.reject(new Error('The server is gone')), 'The server is gone'],
  [() => Promise.resolve({ ...ANSWER, labels: [] }), /^No label has more than one value/],
])('%#: says why there is nothing', async (answer, words) => {
  ask = answer;
  show();
  expect(await screen.findByText(words)).toBeVisible();
});
