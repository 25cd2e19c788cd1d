import { type DataFrame } from '@grafana/data';
import { FlameGraph } from '@grafana/flamegraph';
import { config } from '@grafana/runtime';
import React from 'react';

interface Props {
  readonly frames: readonly DataFrame[];
}

/** Flame graph frames in Grafana's own flame graph, as Explore shows them. */
export default function FlameGraphs({ frames }: Props): React.JSX.Element {
  return (
    // A block of its own: in a flexible column a flame graph would shrink to nothing, as its own height is that of its parent.
    <div>
      {frames.map((frame) => (
        <FlameGraph key={frame.refId ?? frame.name} data={frame} getTheme={() => config.theme2} />
      ))}
    </div>
  );
}
