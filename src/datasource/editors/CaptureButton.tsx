import { Button, Stack, Text } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';

import { type PprofBackend } from '../backends/pprofBackend';
import { errorWords } from '../errorWords';

interface Props {
  readonly pprof: PprofBackend;
  readonly seconds: number;
  readonly onCaptured: () => void;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly startedAt: number }
  | { readonly kind: 'failed'; readonly words: string };

/** Profiles the CPU of the process once. Queries show what was captured last, and never capture by themselves. */
export function CaptureButton({ pprof, seconds, onCaptured }: Props): React.JSX.Element {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);

  const capture = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'running', startedAt: Date.now() });
    try {
      const captured = await pprof.capture(seconds, controller.signal);
      setState(captured.ok ? { kind: 'idle' } : { kind: 'failed', words: errorWords(captured.error) });
      if (captured.ok) {
        onCaptured();
      }
    } catch (error) {
      if (!controller.signal.aborted) {
        throw error;
      }
      setState({ kind: 'idle' });
    }
  };

  return (
    <Stack alignItems="center" gap={1} wrap="wrap">
      {state.kind === 'running' ? (
        <>
          <Button variant="secondary" icon="times" onClick={() => running.current?.abort()}>
            Cancel
          </Button>
          <Elapsed startedAt={state.startedAt} seconds={seconds} />
        </>
      ) : (
        <Button icon="record-audio" onClick={() => void capture()}>
          Capture
        </Button>
      )}
      <div role="status">
        {state.kind === 'failed' && <Text color="error">{state.words}</Text>}
        {state.kind === 'idle' && <LastCapture pprof={pprof} />}
      </div>
    </Stack>
  );
}

function Elapsed({ startedAt, seconds }: { readonly startedAt: number; readonly seconds: number }): React.JSX.Element {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const elapsed = Math.min(Math.floor((now - startedAt) / 1000), seconds);
  return (
    <>
      <progress max={seconds} value={elapsed} aria-label="Capturing" />
      <Text>
        {elapsed} of {seconds} s
      </Text>
    </>
  );
}

function LastCapture({ pprof }: { readonly pprof: PprofBackend }): React.JSX.Element {
  const last = pprof.lastCapture();
  return (
    <Text color="secondary">
      {last
        ? `Last captured ${new Date(last.takenAt).toLocaleTimeString()}, ${last.seconds} s`
        : 'Nothing captured yet'}
    </Text>
  );
}
