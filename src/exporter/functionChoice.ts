import { type FunctionRules } from './config/config';
import { type FunctionRows } from './functionRows';

export interface Choice {
  /** Rows whose functions have series. */
  readonly rows: readonly number[];
  /** Functions that would have entered, had there been room. */
  readonly refused: number;
}

/** How many more series there may be. */
export interface SeriesBudget {
  /** Takes so many, or none where there are not so many left. */
  take(series: number): boolean;
}

/** A function has an inclusive and a self series. */
const SERIES_PER_FUNCTION = 2;

/**
 * The functions of one service that have series. One that has entered stays, even in windows in which it is small: a
 * series that comes and goes would end alerts that are still true.
 */
export class FunctionChoice {
  private readonly chosen = new Set<string>();

  constructor(
    private readonly rules: FunctionRules,
    private readonly budget: SeriesBudget
  ) {}

  /** The functions that have a series before any sample was seen. */
  always(): { readonly names: readonly string[]; readonly refused: number } {
    const names = [...new Set(this.rules.always)].filter((name) => this.enter(name));
    return { names, refused: new Set(this.rules.always).size - names.length };
  }

  /** @param rows by descending total */
  pick({ name, total }: FunctionRows): Choice {
    const rows: number[] = [];
    let rank = 0;
    let refused = 0;
    name.forEach((each, row) => {
      const mayEnter = total[row] !== 0 && this.rules.match(each) && rank++ < this.rules.top;
      if (this.chosen.has(each) || (mayEnter && this.enter(each))) {
        rows.push(row);
      } else if (mayEnter) {
        refused++;
      }
    });
    return { rows, refused };
  }

  private enter(name: string): boolean {
    const isIn = this.chosen.size < this.rules.max && this.budget.take(SERIES_PER_FUNCTION);
    if (isIn) {
      this.chosen.add(name);
    }
    return isIn;
  }
}
