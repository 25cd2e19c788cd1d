import { setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import React from 'react';

import { T0, traceFromText } from '../../tests/fixtures/traces/frames';
import { empty, pick, setUpPanel, show, source } from '../../tests/panelHarness';
import { PanelHost } from './PanelHost';
import { panelData } from './panelData';

setUpPanel();
beforeAll(() => setTemplateSrv({ replace: (text = '') => text } as TemplateSrv));

test('what the panel changes of its options holds where no dashboard keeps them', async () => {
  source.services = ['checkout_api', 'web'];
  const trace = traceFromText('checkout-api POST /checkout 0+900');
  await show(<PanelHost data={panelData([trace], { from: T0, to: T0 + 1000 }, undefined)} />);
  await pick('POST /checkout');
  source.answer(0, empty());
  await waitFor(() => expect(source.requests).toHaveLength(2));
  source.answer(1, empty());
  fireEvent.click(await screen.findByRole('button', { name: 'Take the profiles of checkout_api' }));
  await waitFor(() => expect(source.last.labelSelector).toBe('{service_name="checkout_api"}'));
});
