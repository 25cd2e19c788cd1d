import { once } from 'node:events';

import { type Command, readArguments, USAGE } from './cli';
import { type Config } from './config/config';
import { problemText } from './config/problem';
import { readConfig } from './config/readConfig';
import { type SecretSources } from './config/secrets';
import { createExporter, type Exporter } from './exporter';
import { metricsServer } from './http/metricsServer';
import { type Log, logTo } from './log';
import { type Clock, runLoop } from './loop';
import { Pusher } from './push/pusher';
import { pushLoop } from './push/pushLoop';
import { seriesCounts } from './seriesCounts';

const EXIT = { ok: 0, failed: 1, misused: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What the program has of the world. */
export interface World extends SecretSources {
  readonly version: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly clock: Clock;
  /** Name of the machine. */
  readonly hostname: string;
  /** Aborts when the program is told to end. */
  readonly stop: AbortSignal;
}

/** The whole program: arguments to exit code. */
export async function run(args: readonly string[], world: World): Promise<ExitCode> {
  const command = readArguments(args);
  if (!command.ok) {
    world.stderr(`spanflame-exporter: ${command.error}\n\n${USAGE}`);
    return EXIT.misused;
  }
  switch (command.value.kind) {
    case 'help':
      world.stdout(USAGE);
      return EXIT.ok;
    case 'version':
      world.stdout(`${world.version}\n`);
      return EXIT.ok;
    case 'run':
      return runWith(command.value, world);
  }
}

async function runWith({ mode, config: file }: Command & { kind: 'run' }, world: World): Promise<ExitCode> {
  let yaml: string;
  try {
    yaml = world.readFile(file);
  } catch (error) {
    world.stderr(`spanflame-exporter: ${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}\n`);
    return EXIT.misused;
  }
  const config = await readConfig(yaml, world);
  if (!config.ok) {
    config.error.forEach((problem) => world.stderr(`${problemText(file, problem)}\n`));
    return EXIT.misused;
  }
  const log = logTo(world.stderr, () => world.clock.now());
  switch (mode) {
    case 'check':
      world.stdout(`${file} is sound: ${config.value.feeds.map(({ name }) => name).join(', ')}\n`);
      return EXIT.ok;
    case 'once':
    case 'dryRun':
      return readOnce(config.value, mode, world, log);
    case 'serve':
      return serve(config.value, world, log);
  }
}

async function readOnce(config: Config, mode: 'once' | 'dryRun', world: World, log: Log): Promise<ExitCode> {
  const { version, clock, stop } = world;
  const exporter = createExporter({ ...config, remoteWrite: undefined }, { version, log, now: () => clock.now() });
  try {
    await exporter.tick(clock.now(), stop);
  } catch (error) {
    if (stop.aborted) {
      return EXIT.failed;
    }
    throw error;
  }
  // Series are 0 when they are first seen.
  await exporter.scrape();
  const metrics = await exporter.scrape();
  world.stdout(mode === 'once' ? metrics : seriesCounts(metrics));
  return exporter.outcome().failed > 0 ? EXIT.failed : EXIT.ok;
}

async function serve(config: Config, world: World, log: Log): Promise<ExitCode> {
  const { version, clock, stop } = world;
  const exporter = createExporter(config, { version, log, now: () => clock.now() });
  let ready = false;
  const server = metricsServer({ metrics: () => exporter.scrape(), isReady: () => ready });
  const { host, port } = config.listen;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    log('error', `Cannot listen on ${host}:${port}: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
    return EXIT.failed;
  }
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  log('info', `Serves http://${host}:${bound}/metrics of ${config.feeds.length} feeds.`);
  await Promise.all([
    runLoop(exporter, config, clock, stop, () => {
      ready = true;
    }),
    pushAll(exporter, config, world, log),
  ]);
  log('info', 'Told to stop: ends.');
  server.close();
  server.closeAllConnections();
  return EXIT.ok;
}

async function pushAll(exporter: Exporter, { remoteWrite }: Config, world: World, log: Log): Promise<void> {
  const { pushMetrics: metrics } = exporter;
  if (!remoteWrite || !metrics) {
    return;
  }
  const { version, clock, hostname, stop } = world;
  const config = { ...remoteWrite, labels: { instance: hostname, ...remoteWrite.labels } };
  log('info', `Sends all series to ${new URL(config.url).host} every ${config.everyMillis / 1000} s.`);
  await pushLoop(new Pusher({ config, exporter, metrics, version, clock, log }), config.everyMillis, clock, stop);
}
