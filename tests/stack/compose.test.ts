import { COMPOSE_FILE, isPath, mountsOf, readCompose } from './compose';
import { exists, filesIn, readJson, readText, readYaml } from './files';
import { violations } from './schema';

const compose = readCompose();
const services = Object.entries(compose.services);
const SCHEMA = 'tests/fixtures/stack/compose-spec.json';
/** Made by the build, not part of a clone. */
const BUILT = ['./dist', './exporter-dist'];

describe('docker-compose.yml', () => {
  it('follows the Compose specification', () => {
    expect(violations(readJson(SCHEMA), readYaml(COMPOSE_FILE))).toEqual([]);
  });

  it('is held to the specification: an unknown key of a service is refused', () => {
    const changed = { services: { grafana: { image: 'grafana/grafana:13.1.3', restarts: 'always' } } };
    expect(violations(readJson(SCHEMA), changed)).toEqual([
      '/services/grafana must NOT have unevaluated properties {"unevaluatedProperty":"restarts"}',
    ]);
  });

  it.each(services)('%s is a pinned image or is built here', (_name, { image, build }) => {
    if (build === undefined) {
      expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+\.\d+$/);
    } else {
      expect(exists(`${build}/Dockerfile`)).toBe(true);
    }
  });

  it.each(['demo/go', 'demo/python'])('%s is built from pinned images', (dir) => {
    const images = [...readText(`${dir}/Dockerfile`).matchAll(/^FROM (\S+)/gm)].map((match) => match[1]);
    expect(images).not.toEqual([]);
    images.forEach((image) => expect(image).toMatch(/:\d+\.\d+\.\d+(-\w+)?$/));
  });

  it.each(services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port])))(
    '%s publishes %s on this machine only',
    (_name, port) => {
      expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    }
  );

  it.each(services)('%s says when it is ready', (_name, { healthcheck }) => {
    expect(healthcheck?.test[0]).toBe('CMD');
  });

  it.each(services)('%s mounts what is there', (_name, service) => {
    const paths = mountsOf(service).map(({ source }) => source);
    expect(paths.filter((source) => isPath(source) && !BUILT.includes(source) && !exists(source))).toEqual([]);
    expect(paths.filter((source) => !isPath(source) && !(source in compose.volumes))).toEqual([]);
    expect((service.secrets ?? []).filter((name) => !exists(compose.secrets[name]?.file ?? ''))).toEqual([]);
  });

  it.each(services)('%s starts after services that exist', (_name, { depends_on = [] }) => {
    expect(depends_on.filter((name) => !(name in compose.services))).toEqual([]);
  });

  it('gives every service the configuration file that its command names', () => {
    const named = services.flatMap(([name, service]) =>
      (service.command ?? [])
        .flatMap((word) => /(\/etc\/[\w./-]+\.(?:yaml|alloy))$/.exec(word)?.[1] ?? [])
        .filter((file) => !(name === 'pyroscope' && file === '/etc/pyroscope/config.yaml'))
        .map((file) => ({ name, file, isMounted: mountsOf(service).some(({ target }) => target === file) }))
    );
    expect(named.map(({ name }) => name).sort()).toEqual(['alloy', 'exporter', 'parca', 'prometheus', 'tempo']);
    expect(named.filter(({ isMounted }) => !isMounted)).toEqual([]);
  });
});

describe('addresses in the stack', () => {
  const files = [
    COMPOSE_FILE,
    ...['alloy', 'exporter', 'parca', 'tempo', 'prometheus', 'datasources'].flatMap((dir) => [
      ...filesIn(`provisioning/${dir}`, '.yaml'),
      ...filesIn(`provisioning/${dir}`, '.alloy'),
    ]),
  ];
  const HERE = ['127.0.0.1', 'localhost', '0.0.0.0'];

  it.each(files)('%s names only services of the stack', (file) => {
    const withoutComments = readText(file).replace(/^\s*(#|\/\/).*$/gm, '');
    const hosts = [...withoutComments.matchAll(/(?:https?:\/\/|["'])([a-z][a-z0-9-]*):\d{4,5}\b/g)].map(
      (match) => match[1] ?? ''
    );
    expect(hosts.filter((host) => !HERE.includes(host) && !(host in compose.services))).toEqual([]);
  });
});
