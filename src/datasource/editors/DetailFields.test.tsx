import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { standInForObserver } from '../../../tests/standInForObserver';
import { ok } from '../../profile/result';
import { type ProfilingQuery } from '../query';
import { DetailFields } from './DetailFields';

// Rendering these is slow on a busy machine.
jest.setTimeout(30_000);

type Shape = Pick<ProfilingQuery, 'detail' | 'labelLevels'>;

beforeAll(standInForObserver);

function mount(saved: Shape): readonly Shape[] {
  const changes: Shape[] = [];
  function Host(): React.JSX.Element {
    const [query, setQuery] = useState(saved);
    return (
      <DetailFields
        query={query}
        datasource={{ labelNames: () => Promise.resolve(ok(['pod', 'span_name'])) }}
        scope={{ range: { from: 0, to: 1 }, profileTypeId: 'cpu', labelSelector: '{}' }}
        onChange={(next) => {
          changes.push(next);
          setQuery(next);
        }}
      />
    );
  }
  render(<Host />);
  return changes;
}

/** Options are picked by keyboard, since jsdom gives the list no height to show them in. */
async function openList(label: string): Promise<HTMLElement> {
  const field = screen.getByLabelText(label);
  await userEvent.click(field);
  await waitFor(() => expect(field).toHaveAttribute('aria-expanded', 'true'));
  return field;
}

it('saves the detail that is picked, and nothing for functions', async () => {
  const changes = mount({ labelLevels: ['pod'] });
  expect(screen.getByLabelText('Detail')).toHaveValue('Functions');
  await openList('Detail');
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}{Enter}');
  expect(changes.at(-1)).toEqual({ detail: 'line', labelLevels: ['pod'] });
  await openList('Detail');
  await userEvent.keyboard('{Home}{Enter}');
  expect(changes.at(-1)).toEqual({ detail: undefined, labelLevels: ['pod'] });
});

it('saves labels in the order in which they are picked, and nothing for none', async () => {
  const changes = mount({ detail: 'line' });
  await waitFor(() => expect(screen.getByPlaceholderText('none')).toBeInTheDocument());
  await openList('Label levels');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await userEvent.keyboard('{Home}{Enter}');
  expect(changes.at(-1)).toEqual({ detail: 'line', labelLevels: ['span_name', 'pod'] });
  await userEvent.keyboard('{Home}{Enter}{End}{Enter}');
  expect(changes.at(-1)).toEqual({ detail: 'line', labelLevels: undefined });
});
