import { type DataFrame } from '@grafana/data';
import { FlameGraph } from '@grafana/flamegraph';
import { useTheme2 } from '@grafana/ui';
import React, { useCallback } from 'react';

interface Props {
  readonly frame: DataFrame;
  readonly onOnlyThrough: (name: string) => void;
}

/** Grafana's flame graph, in a chunk of its own. Its data and its theme getter must keep their identity: a new one rebuilds all. */
export default function GrafanaFlameGraph({ frame, onOnlyThrough }: Props): React.JSX.Element {
  const theme = useTheme2();
  const getTheme = useCallback(() => theme, [theme]);
  const extraButtons = useCallback(
    ({ label }: { label: string }) => [
      { label: 'Only stacks through this function', icon: 'filter' as const, onClick: () => onOnlyThrough(label) },
    ],
    [onOnlyThrough]
  );
  return (
    <FlameGraph
      data={frame}
      getTheme={getTheme}
      showFlameGraphOnly
      disableCollapsing
      showAnalyzeWithAssistant={false}
      getExtraContextMenuButtons={extraButtons}
    />
  );
}
