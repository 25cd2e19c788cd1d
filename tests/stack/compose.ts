import { readYaml } from './files';

export interface Mount {
  readonly source: string;
  readonly target: string;
}

export interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly ports?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: ReadonlyArray<string | (Mount & { readonly type: string })>;
  readonly depends_on?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const COMPOSE_FILE = 'docker-compose.yml';
export const readCompose = (): Compose => readYaml<Compose>(COMPOSE_FILE);

/** What a service mounts, in the short and the long form. */
export const mountsOf = ({ volumes = [] }: Service): readonly Mount[] =>
  volumes.map((volume) => {
    if (typeof volume !== 'string') {
      return volume;
    }
    const [source = '', target = ''] = volume.split(':');
    return { source, target };
  });

export const isPath = (source: string): boolean => source.startsWith('./');
