import { Button } from '@grafana/ui';
import React, { useRef } from 'react';

interface Props {
  readonly onLoad: (text: string) => void;
}

/** Opens a dashboard's or panel's JSON from a file. */
export function LoadJson({ onLoad }: Props): React.JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="sm" variant="secondary" icon="upload" onClick={() => input.current?.click()}>
        Load JSON
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json"
        aria-label="Dashboard JSON"
        hidden
        onChange={(event) => void event.currentTarget.files?.[0]?.text().then(onLoad)}
      />
    </>
  );
}
