import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import AnnotateDialog from './AnnotateDialog';

const post = jest.fn();
const srv: Partial<BackendSrv> = { post };
setBackendSrv(srv as BackendSrv);
beforeEach(() => post.mockReset());

const ANNOTATION = { time: 1_700_000_000_000.4, text: 'parse grew: +1 core.' };
const ORIGIN = { timezone: 'utc', scopedVars: {} };
const show = (place: object = {}): void => {
  render(<AnnotateDialog annotation={ANNOTATION} origin={{ ...ORIGIN, ...place }} onClose={() => undefined} />);
};
const written = { tags: ['spanflame', 'profile'], text: ANNOTATION.text, time: 1_700_000_000_000 };

test('nothing is written before a click, and then on the panel that is known', async () => {
  post.mockResolvedValue({ id: 1 });
  show({ dashboardUID: 'd1', panelId: 4 });
  expect(screen.getByText(/2023-11-14 22:13:20, on this dashboard/)).toBeVisible();
  expect(post).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Write' }));
  expect(await screen.findByText('It was written.')).toBeVisible();
  expect(post.mock.calls).toEqual([
    ['/api/annotations', { dashboardUID: 'd1', panelId: 4, ...written }, expect.anything()],
  ]);
});

test('what Grafana refuses is said, and can be tried again', async () => {
  post.mockRejectedValueOnce({ status: 403, data: { message: 'Access denied' } }).mockResolvedValue({ id: 1 });
  show();
  expect(screen.getByText(/for all dashboards of the organisation/)).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Write' }));
  expect(await screen.findByText('Access denied')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('It was written.')).toBeVisible();
  expect(post.mock.calls[1][1]).toEqual(written);
});
