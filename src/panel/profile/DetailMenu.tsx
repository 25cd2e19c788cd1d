import { Button, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

import { type FrameDetail } from '../../profile/frameNames';
import { ToolMenu } from '../MenuBody';

interface Props {
  readonly details: readonly FrameDetail[];
  readonly detail: FrameDetail;
  readonly onDetail: (detail: FrameDetail) => void;
}

export const DETAIL_WORDS: Readonly<Record<FrameDetail, string>> = {
  function: 'By function',
  file: 'By file',
  line: 'By line',
  address: 'By address',
};

/** What makes two frames the same; nothing where there is no choice. */
export function DetailMenu({ details, detail, onDetail }: Props): React.JSX.Element | null {
  if (details.length < 2) {
    return null;
  }
  const menu = (
    <ToolMenu>
      {details.map((one) => (
        <Menu.Item key={one} label={DETAIL_WORDS[one]} active={one === detail} onClick={() => onDetail(one)} />
      ))}
    </ToolMenu>
  );
  return (
    <Dropdown overlay={menu}>
      <Button size="sm" variant="secondary" icon="list-ul" tooltip="What makes two frames the same">
        {DETAIL_WORDS[detail]}
      </Button>
    </Dropdown>
  );
}
