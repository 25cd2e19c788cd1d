import { type OpenBackend } from './backends';
import { type Config, type FeedConfig } from './config/config';
import { FlowFeed } from './feeds/flowFeed';
import { LevelFeed } from './feeds/levelFeed';
import { LiveFeed } from './feeds/liveFeed';
import { liveReader } from './feeds/liveReader';
import { type Feed, type FeedSink } from './feeds/ports';
import { windowReader } from './feeds/windowReader';

/** The feed that fits a profile type and its backend. `onEmpty` hears why there was nothing to read. */
export function createFeed(
  open: OpenBackend,
  feed: FeedConfig,
  { stepMillis, lagMillis, backlog }: Config,
  sink: FeedSink,
  onEmpty: (reason: string) => void
): Feed {
  const { family, profileMillis } = feed;
  if (open.keeps === 'nothing') {
    const factor = family.measure === 'flow' ? stepMillis / profileMillis : 1;
    return new LiveFeed(liveReader(open.backend, feed, onEmpty), sink, { stepMillis, factor });
  }
  const reader = windowReader(open.backend, feed, open.reads, onEmpty);
  return family.measure === 'flow'
    ? new FlowFeed(reader, sink, { stepMillis, lagMillis, backlog })
    : new LevelFeed(reader, sink, { stepMillis, lagMillis, profileMillis });
}
