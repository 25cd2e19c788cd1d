import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { RulesField } from './RulesField';

const RULE = {
  kind: 'share',
  id: 'go-json',
  profiles: ['cpu'],
  measure: 'total',
  atLeast: 0.1,
  match: [{ by: 'package', pattern: '^acme/orm$' }],
  severity: 'warning',
  text: 'The ORM has {share}.',
  next: { kind: 'showCallers' },
};

function mount(value: unknown, isReadOnly = false): () => unknown {
  let latest = value;
  function Host(): React.JSX.Element {
    const [rules, setRules] = useState(value);
    latest = rules;
    return <RulesField value={rules} isReadOnly={isReadOnly} onChange={setRules} />;
  }
  render(<Host />);
  return () => latest;
}

it('lists provisioned rules, what they replace, what is off, and each mistake', async () => {
  mount({ version: 1, off: ['go-fmt'], rules: [RULE, { ...RULE, id: 'bad', atLeast: 15 }] }, true);
  const list = await screen.findByTestId('reading-rules');
  expect(list).toHaveTextContent('go-json (in the place of the built-in one) The ORM has {share}.');
  expect(list).toHaveTextContent('go-fmt is switched off.');
  expect(list).toHaveTextContent('rule "bad": atLeast: Invalid value: Expected <=1 but received 15');
  expect(screen.getByLabelText(/^Rules/, { selector: 'textarea' })).toHaveAttribute('readonly');
});

it('keeps what is JSON when the field is left, and says what is none', async () => {
  const rules = mount(undefined);
  const field = screen.getByLabelText(/^Rules/, { selector: 'textarea' });
  await userEvent.click(field);
  await userEvent.paste('{"version": 1, ');
  await userEvent.tab();
  expect(screen.getByText(/^This is no JSON: /)).toBeVisible();
  expect(rules()).toBeUndefined();
  await userEvent.click(field);
  await userEvent.clear(field);
  await userEvent.paste('{"version": 1, "off": ["nothing"]}');
  await userEvent.tab();
  expect(await screen.findByText('off: there is no built-in rule "nothing"')).toBeVisible();
  expect(rules()).toEqual({ version: 1, off: ['nothing'] });
  await userEvent.clear(field);
  await userEvent.tab();
  expect(rules()).toBeUndefined();
});
