import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { type ServerResponse } from 'node:http';
import path from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.png': 'image/png',
  '.md': 'text/plain; charset=utf-8',
};

/** The file `relative` inside `base`; undefined when it would lie outside. */
export function fileInside(base: string, relative: string): string | undefined {
  const file = path.resolve(base, relative);
  return file.startsWith(path.resolve(base) + path.sep) ? file : undefined;
}

/** Sends a file, or 404. */
export async function sendFile(response: ServerResponse, file: string | undefined): Promise<void> {
  const found = file !== undefined && existsSync(file) && (await stat(file)).isFile();
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
  });
  response.end(await readFile(file));
}
