import { Button, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

import { type Normalisation } from '../../../datasource/query';

interface Props {
  readonly normalisation: Normalisation;
  /** Those that can be asked for. */
  readonly normalisations: readonly Normalisation[];
  readonly onNormalisation: (normalisation: Normalisation) => void;
}

const WORDS: Readonly<Record<Normalisation, { readonly label: string; readonly description: string }>> = {
  perSecond: { label: 'Per second', description: 'How much there is of it in a second' },
  share: { label: 'By share', description: 'Of all samples of its side' },
  absolute: { label: 'Absolute', description: 'As much as there was in the window' },
  perRequest: { label: 'Per request', description: 'What a request costs' },
};

/** What the values of both sides are over; nothing where there is no choice. */
export function NormalisationMenu({ normalisation, normalisations, onNormalisation }: Props): React.JSX.Element | null {
  if (normalisations.length < 2) {
    return null;
  }
  const menu = (
    <Menu>
      {normalisations.map((one) => (
        <Menu.Item key={one} {...WORDS[one]} active={one === normalisation} onClick={() => onNormalisation(one)} />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu}>
      <Button size="sm" variant="secondary" icon="calculator-alt" tooltip="What is compared">
        {WORDS[normalisation].label}
      </Button>
    </Dropdown>
  );
}
