import { type BenchResult, report } from './report';

/** A measured figure beside what is asked for: at most `limit`. */
export function reportLimit(name: string, unit: BenchResult['unit'], measured: number, limit: number): void {
  report(name, 'asked for', unit, measured, limit);
}
