/**
 * A value in words: `1.25 s`, `3.5 MiB`, `12,345`. Everything it uses is inside it, since our HTML files carry its source.
 *
 * @param unit one of Grafana's units: `ns`, `bytes` or `short`
 * @param figures that are written of a time or of bytes
 */
export function amountText(value: number, unit: string, figures = 3): string {
  const steps: Record<string, ReadonlyArray<readonly [number, string]>> = {
    ns: [
      [3600e9, 'h'],
      [60e9, 'min'],
      [1e9, 's'],
      [1e6, 'ms'],
      [1e3, 'µs'],
      [1, 'ns'],
    ],
    bytes: [
      [1073741824, 'GiB'],
      [1048576, 'MiB'],
      [1024, 'KiB'],
      [1, 'B'],
    ],
  };
  const size = Math.abs(value);
  const fitting = (steps[unit] || []).filter((step) => size >= step[0])[0];
  if (fitting) {
    return parseFloat((value / fitting[0]).toPrecision(figures)) + ' ' + fitting[1];
  }
  return String(Math.round(value * 1000) / 1000).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
