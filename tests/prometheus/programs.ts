import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Programs that a test has started; all of them end with it. */
export class Programs {
  private readonly running: ChildProcess[] = [];
  private readonly said: string[] = [];

  /** Starts a program; what it says is kept. */
  start(command: string, args: readonly string[]): ChildProcess {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => this.said.push(data.toString('utf8')));
    }
    this.running.push(child);
    return child;
  }

  /** Starts a program of the demo, and answers with the JSON line that it prints when it is ready. */
  async startDemo<Ready>(...args: readonly string[]): Promise<Ready> {
    const child = this.start(process.execPath, ['--import', 'tsx', ...args, '--end-with-stdin']);
    let text = '';
    for await (const data of child.stdout ?? []) {
      text += String(data);
      if (text.includes('\n')) {
        break;
      }
    }
    return JSON.parse(text.slice(0, text.indexOf('\n'))) as Ready;
  }

  /** The end of what the programs said, for the message of a failure. */
  words(): string {
    return this.said.join('').slice(-4_000);
  }

  async endAll(): Promise<void> {
    await Promise.all(
      this.running.map(async (child) => {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGTERM');
          await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
          child.kill('SIGKILL');
        }
      })
    );
  }
}

/** A port of the loopback address that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks again and again until there is an answer. */
export async function eventually<T>(what: string, limitMillis: number, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + limitMillis;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${limitMillis / 1000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
