import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import { readSettings } from '../../correlation/settings';
import { ServiceRulesEditor } from './ServiceRulesEditor';

beforeEach(() => {
  setDataSourceSrv({
    getList: () => [{ uid: 'p1', name: 'Profiles' }],
    getInstanceSettings: () => undefined,
  } as unknown as DataSourceSrv);
});

/** The editor as Grafana holds it, and what it has saved so far. */
function edit(saved: unknown): () => unknown {
  let last = saved;
  function Host(): React.JSX.Element {
    const [value, setValue] = useState(saved);
    const props = { value, onChange: (next: unknown) => setValue((last = next)) };
    return <ServiceRulesEditor {...(props as React.ComponentProps<typeof ServiceRulesEditor>)} />;
  }
  render(<Host />);
  return () => last;
}
const type = (label: string, text: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const click = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const rules = (): HTMLElement[] => screen.queryAllByTestId('service-rule');

test('a rule is added, filled in letter by letter, and read by the panel as it was written', () => {
  const saved = edit([]);
  expect(rules()).toHaveLength(0);
  click('Add service');
  expect(readSettings({ services: saved() }).services).toEqual([]);
  type('Service 1', 'a');
  type('Service 1', 'api');
  type('Name in the profiles 1', 'shop/api');
  type('Profile type 1', 'memory:alloc_space:bytes:space:bytes');
  const rule = {
    service: 'api',
    profileService: 'shop/api',
    profileTypeId: 'memory:alloc_space:bytes:space:bytes',
  };
  expect(saved()).toEqual([rule]);
  expect(readSettings({ services: saved() }).services).toEqual([rule]);
});

test('what is emptied is as for all services again', () => {
  const saved = edit([{ service: 'api', profileService: 'x', profileTypeId: 'y' }]);
  type('Name in the profiles 1', '');
  type('Profile type 1', '');
  expect(JSON.parse(JSON.stringify(saved()))).toEqual([{ service: 'api' }]);
});

test('attributes and labels of one service: asked for, filled in, and gone with the last pair', () => {
  const saved = edit([{ service: 'api' }]);
  click('Other attributes and labels');
  type('Attribute 1', 'k8s.pod.name');
  type('Label 1', 'pod');
  expect(saved()).toEqual([{ service: 'api', tags: [{ tag: 'k8s.pod.name', label: 'pod' }] }]);
  click('Remove');
  expect(JSON.parse(JSON.stringify(saved()))).toEqual([{ service: 'api' }]);
  expect(screen.getByRole('button', { name: 'Other attributes and labels' })).toBeVisible();
});

test('the rule that is removed is the one that was meant', () => {
  const saved = edit([{ service: 'a' }, { service: 'b' }, { service: 'c' }]);
  click('Remove the rule 2');
  expect(saved()).toEqual([{ service: 'a' }, { service: 'c' }]);
  type('Service 2', 'd');
  expect(saved()).toEqual([{ service: 'a' }, { service: 'd' }]);
});

test.each([
  ['no list', 'text', 0],
  ['nothing', undefined, 0],
  ['a list of anything', [null, 7, { service: 5 }, { service: 'api', tags: 'x' }, { service: '<img src=x>' }], 5],
])("a dashboard's JSON may hold anything: %s", (_, value, count) => {
  edit(value);
  expect(rules()).toHaveLength(count);
  expect(document.querySelector('img')).toBeNull();
  click('Add service');
  expect(rules()).toHaveLength(count + 1);
});
