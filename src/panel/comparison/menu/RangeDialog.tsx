import { dateTime, type TimeRange } from '@grafana/data';
import { Button, Field, Modal, TimeRangeInput } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { type TimeWindow } from '../../../correlation/range';

interface Props {
  /** The range of the profile that is shown. */
  readonly start: TimeWindow;
  readonly timeZone: string;
  readonly onRange: (range: TimeWindow) => void;
  readonly onClose: () => void;
}

/** Asks for the time to compare with; at first the time just before. */
export default function RangeDialog({ start, timeZone, onRange, onClose }: Props): React.JSX.Element {
  const id = useId();
  const [range, setRange] = useState<TimeRange>(() => {
    const [from, to] = [dateTime(2 * start.from - start.to), dateTime(start.from)];
    return { from, to, raw: { from, to } };
  });
  const [from, to] = [range.from.valueOf(), range.to.valueOf()];
  return (
    <Modal title="Compare with another time" isOpen onDismiss={onClose}>
      <Field label="Time of the left side" htmlFor={id} noMargin>
        <TimeRangeInput value={range} timeZone={timeZone} onChange={setRange} />
      </Field>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!(to > from)} onClick={() => onRange({ from, to })}>
          Compare
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
