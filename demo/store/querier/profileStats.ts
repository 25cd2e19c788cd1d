import { type ProfileStore } from '../profileStore';

export function profileStats(store: ProfileStore): object {
  const times = store.select([], undefined).map(({ time }) => time);
  if (times.length === 0) {
    return {};
  }
  return {
    dataIngested: true,
    oldestProfileTime: String(Math.min(...times)),
    newestProfileTime: String(Math.max(...times)),
  };
}

/** What the demo store has of Pyroscope's flags: trace and span ids are filtered as by the v2 storage. */
export const FEATURE_FLAGS = {
  featureFlags: [
    {
      name: 'utf8LabelNames',
      description: 'Supports UTF-8 label names for Pyroscope read/write APIs.',
    },
    {
      name: 'v2StorageLayer',
      enabled: true,
      description: 'v2 storage layer',
      documentationUrl: 'https://github.com/grafana/pyroscope/blob/main/pkg/pyroscope/PYROSCOPE_V2.md',
    },
  ],
};

/** In the shape of the real server's; the version says that it is not one. */
export const BUILD_INFO = {
  status: 'success',
  data: {
    version: 'demo-store',
    revision: '',
    branch: '',
    buildUser: '',
    buildDate: '',
    goVersion: '',
  },
};
