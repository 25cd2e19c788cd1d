import { type DataSourceSettings } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { standInForObserver } from '../../../tests/standInForObserver';
import { type ProfilingOptions } from '../settings';
import { ConfigEditor } from './ConfigEditor';

const TEMPO = { uid: 'tempo', name: 'Shop traces', type: 'tempo' };
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getDataSourceSrv: () => ({ getList: () => [TEMPO] }),
}));

beforeAll(standInForObserver);

// Rendering these is slow on a busy machine.
jest.setTimeout(30_000);

function mount(jsonData: ProfilingOptions = {}) {
  let latest = {
    jsonData,
    secureJsonFields: {},
    secureJsonData: {},
    url: '',
    readOnly: false,
  } as unknown as DataSourceSettings<ProfilingOptions>;
  function Host(): React.JSX.Element {
    const [options, setOptions] = useState(latest);
    latest = options;
    return <ConfigEditor options={options} onOptionsChange={setOptions} />;
  }
  render(<Host />);
  return () => latest;
}

it('keeps the URL in jsonData, and the top-level url empty', async () => {
  const settings = mount();
  await userEvent.click(screen.getByLabelText(/^URL/, { selector: 'input' }));
  await userEvent.paste(' http://pyroscope:4040 ');
  await userEvent.tab();
  expect([settings().jsonData.url, settings().url]).toEqual(['http://pyroscope:4040', '']);
});

it('asks for files of a pprof source, and for a tenant of Pyroscope', async () => {
  const settings = mount();
  expect(screen.getByLabelText(/^Tenant/)).toBeInTheDocument();
  expect(screen.queryByLabelText(/^Files URL/)).not.toBeInTheDocument();

  await userEvent.click(screen.getByLabelText('pprof'));

  expect(settings().jsonData.backend).toBe('pprof');
  expect(screen.getByLabelText(/^Files URL/)).toBeInTheDocument();
  expect(screen.queryByLabelText(/^Tenant/)).not.toBeInTheDocument();
});

it('asks for the labels that carry ids in Parca, and says why', async () => {
  const settings = mount({ backend: 'parca' });
  expect(screen.getByText(/drops the labels of pprof samples since 0.23/)).toBeInTheDocument();
  expect(screen.queryByLabelText(/^Tenant/)).not.toBeInTheDocument();

  await userEvent.click(screen.getByLabelText(/^Trace label/));
  await userEvent.paste('otel_traceid');
  await userEvent.click(screen.getByLabelText(/^Span label/));
  await userEvent.paste('otel.spanid');

  expect(settings().jsonData).toMatchObject({ backend: 'parca', traceLabel: 'otel_traceid' });
  expect(screen.getByText('A label name: letters, digits and _')).toBeInTheDocument();
});

it.each([
  ['pyroscope', 'http://localhost:4040'],
  ['parca', 'http://localhost:7070'],
  ['pprof', 'http://localhost:6060'],
] as const)('%s: the usual address is %s', (backend, address) => {
  mount({ backend });
  expect(screen.getByLabelText(/^URL/, { selector: 'input' })).toHaveAttribute('placeholder', address);
});

it.each([
  ['pyroscope:4040', 'A URL that starts with http:// or https://'],
  ['ftp://pyroscope', 'A URL that starts with http:// or https://'],
  ['http://', 'A URL that starts with http:// or https://'],
  ['http://user:secret@pyroscope', 'Every viewer can read this URL: put credentials into the authentication settings'],
  ['http://pyroscope/?a=1', 'A base URL, without ? and #'],
])('%s: %s', (url, words) => {
  mount({ url });
  expect(screen.getByText(words)).toBeInTheDocument();
});

it.each(['', 'http://localhost:4040', 'https://profiles.example.com/base'])('"%s" is fine', (url) => {
  mount({ url });
  expect(screen.queryByText(/^A URL|^A base URL|^Every viewer/)).not.toBeInTheDocument();
});

it.each([
  ['15s', true],
  ['500ms', true],
  ['15', false],
  ['fast', false],
])('minimal step %s', (minStep, isFine) => {
  mount({ minStep });
  expect(screen.queryAllByText(/^A number with a unit/)).toHaveLength(isFine ? 0 : 1);
});

it.each([
  ['24h', 'pyroscope', true],
  ['a day', 'pyroscope', false],
  ['24h', 'parca', true],
] as const)('longest query range %s of %s', (maxQueryLength, backend, isFine) => {
  mount({ backend, maxQueryLength });
  expect(screen.getByLabelText(/^Longest query range/)).toHaveValue(maxQueryLength);
  expect(screen.queryAllByText(/^A number with a unit/)).toHaveLength(isFine ? 0 : 1);
});

it('names the data source that opens the traces of spans', async () => {
  const settings = mount();
  await userEvent.click(screen.getByRole('combobox', { name: /^Traces/ }));
  await userEvent.keyboard('{Home}{Enter}');
  expect(settings().jsonData.tracesDatasourceUid).toBe('tempo');
});

it('has authentication, TLS, headers and the time limit of the proxy', () => {
  mount();
  for (const text of ['Authentication method', 'Skip TLS certificate validation', /HTTP headers/i, /Timeout/]) {
    expect(screen.getAllByText(text).length).toBeGreaterThan(0);
  }
});
