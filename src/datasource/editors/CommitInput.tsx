import { Input } from '@grafana/ui';
import React, { useState } from 'react';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly placeholder: string;
  readonly width: number;
  readonly label?: string;
  readonly autoFocus?: boolean;
  /** Once for each edit: when the field is left, or Enter is pressed. */
  readonly onCommit: (text: string) => void;
}

/** A line of text that counts only when it is finished, since each change of a query may run it. */
export function CommitInput({ value, label, onCommit, ...props }: Props): React.JSX.Element {
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    if (typed !== undefined) {
      setTyped(undefined);
      if (typed !== value) {
        onCommit(typed);
      }
    }
  };
  return (
    <Input
      {...props}
      aria-label={label}
      value={typed ?? value}
      spellCheck={false}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}
