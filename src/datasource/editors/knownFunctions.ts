import { type DataFrame, type PanelData } from '@grafana/data';

import { FLAME_FRAME_NAME, type ProfileFrameMeta } from '../query';

const MOST = 1000;

/** Names of functions in what was answered last: rows of a table, of a flame graph, or series. */
export function knownFunctions(data: PanelData | undefined): readonly string[] {
  return [...new Set((data?.series ?? []).flatMap(functionsIn))].slice(0, MOST);
}

function functionsIn(frame: DataFrame): readonly string[] {
  switch (frame.name) {
    case 'functions':
      return (frame.fields.find(({ name }) => name === 'function')?.values ?? []) as readonly string[];
    case FLAME_FRAME_NAME: {
      const custom: Partial<ProfileFrameMeta> = frame.meta?.custom ?? {};
      return custom.functions?.name ?? [];
    }
    default:
      return frame.fields.flatMap(({ labels }) => labels?.function ?? []);
  }
}
