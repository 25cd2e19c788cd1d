import { Button, Dropdown, type IconName, Menu } from '@grafana/ui';
import React, { useRef, useState } from 'react';

import { ToolMenu } from '../MenuBody';

export interface LazyItem {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
}

interface Props {
  readonly icon: IconName;
  readonly label: string;
  readonly tooltip: string;
  /** Is asked when the menu is opened, each time; a failure is a menu that says so. */
  readonly load: (signal: AbortSignal) => Promise<readonly LazyItem[]>;
  readonly onPick: (item: LazyItem) => void;
}

type Items = readonly LazyItem[] | 'loading' | 'failed';

/** A menu whose items are asked for when it is opened. */
export function LazyMenu({ icon, label, tooltip, load, onPick }: Props): React.JSX.Element {
  const [items, setItems] = useState<Items>('loading');
  const asked = useRef<AbortController>();
  const open = (isOpen: boolean): void => {
    asked.current?.abort();
    if (!isOpen) {
      return;
    }
    const stop = new AbortController();
    asked.current = stop;
    setItems('loading');
    load(stop.signal).then(
      (loaded) => !stop.signal.aborted && setItems(loaded),
      () => !stop.signal.aborted && setItems('failed')
    );
  };
  return (
    <Dropdown
      onVisibleChange={open}
      overlay={
        <ToolMenu>
          {typeof items === 'string' || items.length === 0 ? (
            <Menu.Item label={wordsOf(items)} disabled />
          ) : (
            items.map((item) => (
              <Menu.Item key={item.value} label={item.label} active={item.active} onClick={() => onPick(item)} />
            ))
          )}
        </ToolMenu>
      }
    >
      <Button size="sm" variant="secondary" icon={icon} tooltip={tooltip}>
        {label}
      </Button>
    </Dropdown>
  );
}

function wordsOf(items: Items): string {
  switch (items) {
    case 'loading':
      return 'Loading…';
    case 'failed':
      return 'The data source did not answer';
    default:
      return 'There is none';
  }
}
