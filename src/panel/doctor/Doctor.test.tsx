import { type DataFrame } from '@grafana/data';
import { fireEvent, screen, waitFor } from '@testing-library/react';

import { empty, found, panel, pick, row, setUpPanel, show, source, state } from '../../../tests/panelHarness';
import { frameOf, T0, TRACE_ID } from '../../../tests/fixtures/traces/frames';

setUpPanel();

const HOUR = 3_600_000;
const EVIL = '<img src=x onerror="alert(1)">\u202Egnp.exe';

/** Two spans of a service, some hours before the others: what was looked up is kept by the hour. */
const spansOf = (service: string, hoursAgo: number, name = 'first'): DataFrame =>
  frameOf(
    [name, 'second'].map((operationName, i) => ({
      traceID: TRACE_ID,
      spanID: String(i + 1),
      operationName,
      serviceName: service,
      startTime: T0 - hoursAgo * HOUR,
      duration: 900,
      tags: [{ key: 'pyroscope.profile.id', value: String(i + 1) }],
    }))
  );

/** Picks a span and answers that nothing is found: by its ids, at its time, before it, after it. */
async function findNothing(name: string, lookUps = 3): Promise<void> {
  const first = source.requests.length;
  await pick(name);
  for (let i = 0; i < 2 + lookUps; i++) {
    await waitFor(() => expect(source.requests.length).toBe(first + i + 1));
    source.answer(first + i, empty());
  }
}
const causes = (): Array<string | undefined> =>
  [...screen.getByTestId('doctor').children].map((item) => (item as HTMLElement).dataset.link);

test('nothing then and nothing before: it is looked up how far the store goes back', async () => {
  source.services = ['a1'];
  source.oldestProfile = jest.fn(() => Promise.resolve({ ok: true, value: T0 - 48 * HOUR }));
  await show(panel([spansOf('a1', 100)]));
  await findNothing('first');
  await waitFor(() => expect(causes()).toEqual(['outsideRetention']));
  expect(screen.getByTestId('doctor')).toHaveTextContent('The profile store does not reach back to this span.');
  expect(source.oldestProfile).toHaveBeenCalledWith(
    Math.floor((T0 - 100 * HOUR + 900) / HOUR) * HOUR,
    expect.any(AbortSignal)
  );
});

test('an answer is kept, for other spans of that hour too', async () => {
  source.services = ['a2'];
  source.oldestProfile = jest.fn(() => Promise.resolve({ ok: true, value: Infinity }));
  await show(panel([spansOf('a2', 200)]));
  await findNothing('first');
  await waitFor(() => expect(causes()).toEqual(['storeEmpty']));
  await pick('second');
  source.answer(source.requests.length - 1, empty());
  await waitFor(() => expect(source.last.traceIdSelector).toBeDefined());
  source.answer(source.requests.length - 1, empty());
  await waitFor(() => expect(causes()).toEqual(['storeEmpty']));
  expect(source.oldestProfile).toHaveBeenCalledTimes(1);
});

test('is not looked up where the service was profiled before', async () => {
  source.services = ['a3'];
  source.oldestProfile = jest.fn();
  await show(panel([spansOf('a3', 300)]));
  await findNothing('first', 1);
  const [before, after] = [source.requests.length, source.requests.length + 1];
  await waitFor(() => expect(source.requests.length).toBe(before + 1));
  source.answer(before, found());
  await waitFor(() => expect(source.requests.length).toBe(after + 1));
  source.answer(after, empty());
  await waitFor(() => expect(screen.getByTestId('doctor')).toHaveAttribute('data-asking', 'false'));
  expect(screen.getByTestId('doctor')).toHaveTextContent('Its profiler has stopped, or its uploads fail.');
  expect(source.oldestProfile).not.toHaveBeenCalled();
});

test('another pick gives the look-up up', async () => {
  const signals: AbortSignal[] = [];
  source.services = ['a4'];
  source.oldestProfile = (_, signal) => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  await show(panel([spansOf('a4', 400)]));
  await findNothing('first');
  await waitFor(() => expect(signals).toHaveLength(1));
  expect(signals[0].aborted).toBe(false);
  fireEvent.click(row('second'));
  await waitFor(() => expect(state()).toBe('loading'));
  expect(signals[0].aborted).toBe(true);
});

test.each([
  ['that fails', () => Promise.resolve({ ok: false, error: { kind: 'timeout' } })],
  ['that breaks', () => Promise.reject(new Error('HTTP 500'))],
  ['that is not there', undefined],
])('a look-up %s is said, and the other causes stand', async (why, oldestProfile) => {
  source.services = ['other'];
  source.oldestProfile = oldestProfile;
  await show(panel([spansOf(`a5 ${why}`, 500)]));
  await findNothing('first');
  await waitFor(() => expect(screen.getByTestId('doctor')).toHaveAttribute('data-asking', 'false'));
  expect(screen.getByText('How far back does the profile store go? The data source could not tell.')).toBeVisible();
  expect(causes()).toEqual(['serviceWithoutProfiles']);
});

test('names of spans, services and profiles are text, whatever they hold', async () => {
  source.services = [`${EVIL}.`, 'web'];
  const { container } = await show(panel([spansOf(EVIL, 600, EVIL)]));
  await findNothing(EVIL);
  await waitFor(() => expect(screen.getByTestId('doctor')).toHaveAttribute('data-asking', 'false'));
  expect(screen.getByTestId('doctor')).toHaveTextContent('<img src=x onerror="alert(1)">');
  expect(screen.getByRole('button', { name: /^Take the profiles of/ })).toBeVisible();
  expect(container.querySelector('img')).toBeNull();
  expect(container.textContent).not.toContain('\u202E');
});
