import { type DataSourceInstanceSettings } from '@grafana/data';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { standInForObserver } from '../../../../tests/standInForObserver';
import { type ComparedSide } from '../../query';
import { CPU, mount, source } from '../queryEditorHost';

jest.setTimeout(60_000);

// Monaco needs a real browser.
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  CodeEditor: () => <textarea aria-label="Label selector" />,
}));

beforeAll(standInForObserver);

const HOUR = 3_600_000;
const saved = { profileTypeId: CPU, queryType: 'comparison' };
const others = [{ uid: 'parca', name: 'Parca', type: 't' }] as unknown as DataSourceInstanceSettings[];
const choose = async (label: string, option: string): Promise<void> => {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.keyboard(`${option}{Home}{Enter}`);
  await userEvent.tab();
};

describe('the window of the other side', () => {
  it.each<[string, ComparedSide['window']]>([
    ['Same time yesterday', { kind: 'earlier', by: '1d' }],
    ['Same time last week', { kind: 'earlier', by: '1w' }],
    ['Before the last deploy', { kind: 'beforeChange', label: 'version' }],
    ['A fixed range', { kind: 'fixed', from: 0, to: HOUR }],
  ])('%s', async (option, window) => {
    const { last, runs } = mount(source('pyroscope'), saved);
    await choose('Compare with', option);
    expect(last().compareWith).toEqual({ window });
    expect(runs).toHaveLength(1);
  });

  it('some time earlier is typed', async () => {
    const { last } = mount(source('pyroscope'), { ...saved, compareWith: { window: { kind: 'earlier', by: '2h' } } });
    const by = screen.getByLabelText('Earlier by');
    await userEvent.clear(by);
    await userEvent.type(by, '3d{Enter}');
    expect(last().compareWith).toEqual({ window: { kind: 'earlier', by: '3d' } });
  });

  it('that cannot be read is told', () => {
    mount(source('pyroscope'), { ...saved, compareWith: { window: { kind: 'earlier', by: 'soon' } } });
    expect(screen.getByText(/"soon" is no time to go back by/)).toBeInTheDocument();
  });
});

it('the other side can have a selector and a data source of its own', async () => {
  const { last } = mount(source('pyroscope'), saved, { others });
  await userEvent.click(screen.getByLabelText(/^Other side/));
  await userEvent.type(screen.getByLabelText('Other label selector'), '{{version="v1"}{Enter}');
  await userEvent.click(screen.getByLabelText('Other data source'));
  await userEvent.keyboard('{Home}{Enter}');
  await userEvent.tab();
  expect(last().compareWith).toMatchObject({
    window: { kind: 'previous' },
    labelSelector: '{version="v1"}',
    datasource: { uid: 'parca' },
  });
});

it('values per request without a rate are told what they need', () => {
  mount(source('pyroscope'), { ...saved, normalisation: 'perRequest' });
  expect(screen.getByText(/needs a query for the rate of requests/)).toBeInTheDocument();
});
