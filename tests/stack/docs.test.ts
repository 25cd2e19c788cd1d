import fs from 'node:fs';
import path from 'node:path';
import { type ComparisonAddress, comparisonLink } from '../../src/correlation/comparisonLink';
import { exists, filesIn, readJson, readText, ROOT } from './files';

const ADR_DIR = 'docs/adr';
const pages = ['.', 'docs', ADR_DIR, 'tests/fixtures'].flatMap((dir) => filesIn(dir, '.md'));
const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json');
const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');

describe.each(pages)('%s', (page) => {
  it('links to what is there', () => {
    const targets = [...withoutCode(readText(page)).matchAll(/\]\((?!https?:)([^)#]+)(?:#[\w-]+)?\)/g)].map(
      (link) => link[1] ?? ''
    );
    expect(targets.filter((target) => !exists(path.join(path.dirname(page), target)))).toEqual([]);
  });

  it('names commands that there are', () => {
    const named = [...readText(page).matchAll(/npm run ([\w:-]+)/g)].map((command) => command[1] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('the address of a comparison is told with all of its parameters', () => {
  const [, section = ''] =
    /^### The address of a comparison$([\s\S]*?)^## /m.exec(readText('docs/flame-graph.md')) ?? [];
  const told = [...section.matchAll(/^\| (`.*?`) +\|/gm)].flatMap(([, names]) =>
    names!.replaceAll('`', '').split(', ')
  );
  const windows: ReadonlyArray<ComparisonAddress['window']> = [
    { kind: 'fixed', from: 0, to: 1 },
    { kind: 'earlier', by: '1d' },
    { kind: 'beforeChange', label: 'version' },
  ];
  const written = windows.flatMap((window) => {
    const address: Required<ComparisonAddress> = {
      profileSource: 'profiles',
      service: 'checkout-api',
      labelSelector: '{}',
      profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      range: { from: 1, to: 2 },
      window,
      leftSelector: '{}',
      normalisation: 'share',
      rate: { source: 'prometheus', expression: 'sum(rate(http_requests_total[1m]))' },
      labels: [{ name: 'env', op: '=', value: 'production' }],
      functionName: 'calculate',
    };
    return [...new URL(comparisonLink(address), 'http://grafana').searchParams.keys()];
  });
  expect(told.sort()).toEqual([...new Set(written)].sort());
});

describe('decisions', () => {
  const records = filesIn(ADR_DIR, '.md').filter((file) => /^\d{4}-/.test(path.basename(file)));

  it.each(records)('%s says its status, date, context, decision and consequences', (file) => {
    const text = readText(file);
    expect(text).toMatch(new RegExp(`^# ${path.basename(file).slice(0, 4)}\\. `));
    expect(text).toMatch(/^Status: (accepted|replaced by \d{4})$/m);
    expect(text).toMatch(/^Date: \d{4}-\d{2}-\d{2}$/m);
    expect([...text.matchAll(/^## (\w+)/gm)].map((heading) => heading[1])).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ]);
  });

  it('are all in the index', () => {
    const listed = [...readText(`${ADR_DIR}/README.md`).matchAll(/\]\((\d{4}-[\w-]+\.md)\)/g)].map((link) => link[1]);
    expect(listed).toEqual(records.map((file) => path.basename(file)).sort());
  });

  it('are there when the code refers to them', () => {
    const sources = ['src', 'demo', 'workbench', 'scripts', 'bench', 'tests'].flatMap((dir) =>
      fs
        .readdirSync(path.join(ROOT, dir), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.includes('node_modules') && !file.includes('host-dist'))
        .map((file) => readText(path.join(dir, file)))
    );
    const named = sources.flatMap((text) =>
      [...text.matchAll(/\b(?:ADR |adr\/)(\d{4})/g)].map((match) => match[1] ?? '')
    );
    const numbers = records.map((file) => path.basename(file).slice(0, 4));
    expect([...new Set(named)].filter((number) => !numbers.includes(number))).toEqual([]);
  });
});
