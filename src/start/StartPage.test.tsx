import { type DataSourceSrv, setCurrentUser, setDataSourceSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import React from 'react';

import StartPage from './StartPage';

jest.mock('./file/LocalFile', () => ({ LocalFile: () => null }));
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual<object>('@grafana/runtime'),
  PluginPage: ({ children }: React.PropsWithChildren) => <>{children}</>,
}));

const user: { permissions: Record<string, boolean> } = { permissions: {} };
beforeAll(() => {
  setCurrentUser(user as unknown as Parameters<typeof setCurrentUser>[0]);
  setDataSourceSrv({ getList: () => [{ uid: 'p1', name: 'Shop profiles' }] } as unknown as DataSourceSrv);
});

const addresses = (): Array<string | null> =>
  screen
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'))
    .filter((href) => !href?.startsWith('https:'));

test('who may set data sources up is led to them', () => {
  user.permissions = { 'datasources:write': true, 'datasources:create': true };
  render(<StartPage />);
  expect(addresses()).toEqual(['/connections/datasources/edit/p1', '/connections/datasources/new']);
});

test('who may not sees which there are, and who adds them', () => {
  user.permissions = {};
  render(<StartPage />);
  expect(screen.getByText('Shop profiles')).toBeInTheDocument();
  expect(screen.getByText('Data sources are added and set up by admins of this Grafana.')).toBeInTheDocument();
  expect(addresses()).toEqual([]);
});
