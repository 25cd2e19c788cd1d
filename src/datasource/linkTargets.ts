import { mayExplore, mayOpenApp } from '../rights';
import { type FrameContext, type LinksTo } from './frames/frameContext';
import { traceSource } from './traceSource';

/** Where links of frames lead: to the data source of traces with the uid of the settings, by ways that the user may go. */
export function linkTargets(tracesUid: string | undefined): Pick<FrameContext, 'traces' | 'linksTo'> {
  const source = tracesUid ? traceSource(tracesUid) : undefined;
  return { traces: source?.ok ? source.value : undefined, linksTo: linksTo() };
}

function linksTo(): LinksTo {
  if (mayExplore()) {
    return 'explore';
  }
  return mayOpenApp() ? 'app' : 'nowhere';
}
