import { type Call } from './call';

/** Pyroscope's flags, word for word; of them, the v2 storage is what this store can be with or without. */
export const featureFlags = ({ mode }: Call): object => ({
  featureFlags: [
    {
      name: 'pyroscopeRuler',
      description: 'Supports the Pyroscope ruler, which exports Prometheus metrics from Profiling Data.',
    },
    {
      name: 'pyroscopeRulerFunctions',
      description:
        'Enables function support for the Pyroscope ruler, which allows to export resource usage on a per function level.',
    },
    {
      name: 'utf8LabelNames',
      description: 'Supports UTF-8 label names for Pyroscope read/write APIs.',
    },
    {
      name: 'v2StorageLayer',
      ...(mode === 'v1' ? {} : { enabled: true }),
      description: 'v2 storage layer',
      documentationUrl: 'https://github.com/grafana/pyroscope/blob/main/pkg/pyroscope/PYROSCOPE_V2.md',
    },
  ],
});

export const version = (): object => ({ QuerierAPI: '1' });

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
