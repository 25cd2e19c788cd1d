import { CoreApp } from '@grafana/data';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { err, ok } from '../../profile/result';
import { CPU, mount, range, source } from './queryEditorHost';

// Rendering these is slow on a busy machine.
jest.setTimeout(60_000);

// Monaco needs a real browser; what the editor gives it is tested in selectorLanguage.test.ts.
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  CodeEditor: ({ value, onBlur }: { value: string; onBlur: (text: string) => void }) => (
    <textarea
      aria-label="Label selector"
      defaultValue={value}
      onBlur={({ currentTarget }) => onBlur(currentTarget.value)}
    />
  ),
}));

const HOUR = 3_600_000;
const DAY = range(0, 24 * HOUR);
const EXPLORE = { app: CoreApp.Explore, at: DAY };
const runAnyway = () => screen.queryByText('Run anyway');

it.each([
  ['in Explore', {}, EXPLORE, true],
  ['in the panel editor', {}, { app: CoreApp.PanelEditor, at: DAY }, true],
  ['on a dashboard', {}, { app: CoreApp.Dashboard, at: DAY }, false],
  ['that was agreed to', { allowCostly: true }, EXPLORE, false],
])('a query of every series %s asks first: %s', async (_where, saved, setting, asks) => {
  mount(source('pyroscope'), { profileTypeId: CPU, ...saved }, setting);
  await screen.findByLabelText('Profile type');
  expect(runAnyway() !== null).toBe(asks);
});

it('says what it would cost', async () => {
  mount(source('pyroscope'), { profileTypeId: CPU }, EXPLORE);
  expect(
    await screen.findByText(/^This selects every series over 24 h, which can cost the server minutes of work\./)
  ).toBeInTheDocument();
});

it('variables are filled in before a query is judged', async () => {
  const interpolateVariablesInQueries = jest.fn((queries) =>
    queries.map((query: object) => ({ ...query, labelSelector: '{service_name="checkout"}' }))
  );
  mount(
    source('pyroscope', { interpolateVariablesInQueries }),
    { profileTypeId: CPU, labelSelector: '{service_name=~"$all"}' },
    EXPLORE
  );
  await screen.findByLabelText('Profile type');
  expect(runAnyway()).toBeNull();
});

it('runs when it is told to, once for this query', async () => {
  const { last, runs, changes } = mount(source('pyroscope'), { profileTypeId: CPU }, EXPLORE);
  await userEvent.click(await screen.findByText('Run anyway'));
  expect(last().allowCostly).toBe(true);
  expect(runs).toEqual([changes.length]);
  expect(runAnyway()).toBeNull();

  const selector = screen.getByLabelText('Label selector');
  await userEvent.click(selector);
  await userEvent.paste(' ');
  await userEvent.tab();
  expect(last().allowCostly).toBeUndefined();
  expect(runAnyway()).toBeInTheDocument();
});

it('asks anew after a range in which the query was cheap', async () => {
  const { last, rerange } = mount(source('pyroscope'), { profileTypeId: CPU, allowCostly: true }, EXPLORE);
  rerange(range(0, HOUR));
  await waitFor(() => expect(last().allowCostly).toBeUndefined());
  rerange(DAY);
  expect(runAnyway()).toBeInTheDocument();
});

it('offers a service to narrow to, which takes the place of a matcher that selects them all', async () => {
  const saved = { profileTypeId: CPU, labelSelector: '{region!="eu",service_name=~".+"}' };
  const { last, runs } = mount(source('pyroscope'), saved, EXPLORE);
  await userEvent.click(await screen.findByText('mailer'));
  expect(last().labelSelector).toBe('{region!="eu",service_name="mailer"}');
  expect(runs).toHaveLength(1);
  expect(runAnyway()).toBeNull();
});

it('asks for values of the last hour of the range', async () => {
  const labelValues = jest.fn().mockResolvedValue(ok(['checkout']));
  mount(source('pyroscope', { labelValues }), { profileTypeId: CPU }, EXPLORE);
  await screen.findByText('checkout');
  expect(labelValues.mock.calls[0]?.[1]).toMatchObject({ range: { from: 23 * HOUR, to: 24 * HOUR } });
});

it.each([
  ['the grouping label where there is no service', ok(['version', 'pod']), /^Only one pod/],
  [
    'nothing where labels cannot be read',
    err({ backend: 'pyroscope', kind: 'timeout', detail: '504' } as const),
    undefined,
  ],
])('offers %s', async (_what, names, words) => {
  const labelNames = jest.fn().mockResolvedValue(names);
  const saved = { profileTypeId: CPU, queryType: 'metrics', groupBy: ['pod'] };
  mount(source('pyroscope', { labelNames }), saved, EXPLORE);
  await waitFor(() => expect(labelNames).toHaveBeenCalled());
  await (words
    ? expect(screen.findByText(words)).resolves.toBeInTheDocument()
    : expect(screen.queryByText(/^Only one/)).not.toBeInTheDocument());
});
