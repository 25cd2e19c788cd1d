import { Button, Dropdown, Menu } from '@grafana/ui';
import React, { lazy, Suspense, useState } from 'react';

import { type Normalisation, type RequestRate } from '../../../datasource/query';
import { ToolMenu } from '../../MenuBody';

const RateDialog = lazy(() => import('./RateDialog'));

interface Props {
  readonly normalisation: Normalisation;
  /** Those that can be asked for. */
  readonly normalisations: readonly Normalisation[];
  readonly onNormalisation: (normalisation: Normalisation) => void;
  readonly rate: RequestRate | undefined;
  /** Absent where a rate of requests cannot be asked for. */
  readonly onRate: ((rate: RequestRate) => void) | undefined;
}

const WORDS: Readonly<Record<Normalisation, { readonly label: string; readonly description: string }>> = {
  perSecond: { label: 'Per second', description: 'How much there is of it in a second' },
  share: { label: 'By share', description: 'Of all samples of its side' },
  absolute: { label: 'Absolute', description: 'As much as there was in the window' },
  perRequest: { label: 'Per request', description: 'What a request costs' },
};

/** What the values of both sides are over; nothing where there is no choice. */
export function NormalisationMenu(props: Props): React.JSX.Element | null {
  const { normalisation, normalisations, onNormalisation, rate, onRate } = props;
  const [isAsking, setAsking] = useState(false);
  if (normalisations.length < 2) {
    return null;
  }
  const menu = (
    <ToolMenu>
      {normalisations.map((one) => (
        <Menu.Item key={one} {...WORDS[one]} active={one === normalisation} onClick={() => onNormalisation(one)} />
      ))}
      {onRate && (
        <Menu.Item
          label={rate ? 'Other rate of requests…' : 'Per request…'}
          description="Tells traffic from the cost of a request"
          onClick={() => setAsking(true)}
        />
      )}
    </ToolMenu>
  );
  return (
    <>
      <Dropdown overlay={menu}>
        <Button size="sm" variant="secondary" icon="calculator-alt" tooltip="What is compared">
          {WORDS[normalisation].label}
        </Button>
      </Dropdown>
      {onRate && isAsking && (
        <Suspense fallback={null}>
          <RateDialog
            rate={rate}
            onRate={(next) => {
              setAsking(false);
              onRate(next);
            }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  );
}
