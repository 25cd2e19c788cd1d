import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';

import { CHROMIUM_ARGS, ensureChromium } from '../../scripts/chromium.mjs';
import { GRAFANA_PAGE } from '../../scripts/grafanaPage.mjs';
import { generateProfile } from '../generate';
import { type MainThread, mainThreadOf } from './mainThread';

/** A page of its own in the browser that all benches share. */
export interface LabPage {
  readonly page: Page;
  readonly browser: Browser;
  readonly mainThread: MainThread;
}

interface Lab {
  readonly browser: Browser;
  readonly server: Server;
  readonly url: string;
}

const ROOT = join(__dirname, '..', '..');
const OUT = join(__dirname, 'flame');
const HTML = '<!doctype html><html lang="en"><title>Bench</title><body><script type="module" src="/page.js"></script>';
const FILE_NODES = 1_000_000;

let lab: Promise<Lab> | undefined;
let file: Uint8Array | undefined;

/** A fresh page: nothing is warm yet. */
export async function openLabPage(): Promise<LabPage> {
  lab ??= openLab();
  const { browser, url } = await lab;
  const page = await browser.newPage({ viewport: { width: 1640, height: 1000 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(300_000);
  await page.goto(url);
  await page.waitForFunction('window.bench !== undefined');
  return { page, browser, mainThread: await mainThreadOf(browser) };
}

export async function closeLab(): Promise<void> {
  if (lab) {
    const { browser, server } = await lab;
    await browser.close();
    server.close();
  }
}

async function openLab(): Promise<Lab> {
  const entries = { page: 'bench/flame/page/index.tsx', worker: 'src/profile/worker/profile.worker.ts' };
  const bundle = (name: keyof typeof entries, format: 'esm' | 'iife'): Promise<unknown> =>
    build({ ...GRAFANA_PAGE, entryPoints: { [name]: join(ROOT, entries[name]) }, format, outdir: OUT });
  await Promise.all([bundle('page', 'esm'), bundle('worker', 'iife')]);
  const server = createServer(({ url = '' }, response) => {
    const [type, body] = answerTo(url);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: [...CHROMIUM_ARGS, '--js-flags=--expose-gc'],
  });
  return { browser, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

function answerTo(url: string): readonly [type: string, body: string | Uint8Array | undefined] {
  switch (url) {
    case '/':
      return ['text/html', HTML];
    case '/page.js':
      return ['text/javascript', readFileSync(join(OUT, 'page.js'))];
    // The name that the page asks for without webpack, see src/profile/worker/startWorker.ts.
    case '/profile.worker.ts':
      return ['text/javascript', readFileSync(join(OUT, 'worker.js'))];
    case '/profile.pb.gz':
      return ['application/octet-stream', (file ??= gzipSync(generateProfile(FILE_NODES)))];
    default:
      return ['text/plain', undefined];
  }
}
