/** How many series each metric of a scrape has, a line each; the exporter's own are left out. */
export function seriesCounts(metrics: string): string {
  const counts = new Map<string, number>();
  for (const line of metrics.split('\n')) {
    const name = /^[a-zA-Z_:][\w:]*/.exec(line)?.[0];
    if (name !== undefined) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const rows = [...counts].filter(([name]) => !/^(spanflame_exporter|process)_/.test(name));
  return rows.length === 0
    ? 'Nothing would be exported: no window had samples.\n'
    : rows.map(([name, count]) => `${name} ${count} series\n`).join('');
}
