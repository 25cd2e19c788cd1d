/** What a price list entry looks like on the wire. */
interface Price {
  readonly sku: string;
  readonly cents: number;
  readonly tiers: Readonly<Record<'gold' | 'silver' | 'bronze', number>>;
}

export type Version = 'v1' | 'v2';

const CATALOGUE = JSON.stringify(
  Array.from({ length: 4_000 }, (_, i): Price => ({
    sku: `sku-${i}`,
    cents: (i * 7919) % 9973,
    tiers: { gold: 0.8, silver: 0.9, bronze: 0.95 },
  }))
);
const PRICING_ROUNDS: Readonly<Record<Version, number>> = { v1: 1, v2: 2 };
const STEPS_PER_ROUND = 7_000;

/** The token check of a request: a hash chain, all of it CPU. */
export function validate(token: string): number {
  let hash = 17;
  for (let round = 0; round < 6_000_000; round++) {
    hash = (hash * 31 + token.charCodeAt(round % token.length)) | 0;
  }
  return hash;
}

/** Parses the price list anew, as a service without a cache does. */
export function unmarshal(): readonly Price[] {
  return JSON.parse(CATALOGUE) as readonly Price[];
}

/**
 * Prices a cart. Version v2 carries a regression: it runs every round twice, so that its span's flame graph is twice as
 * wide in this one function.
 *
 * @param parse how the price list is read; the server passes one that makes a span of it
 */
export function calculate(items: number, version: Version, parse: () => readonly Price[] = unmarshal): number {
  let cents = 0;
  for (let round = 0; round < PRICING_ROUNDS[version]; round++) {
    const prices = parse();
    for (let step = 0; step < STEPS_PER_ROUND * (items + 3); step++) {
      const price = prices[(step * 31) % prices.length];
      for (let quantity = 1; quantity < 40; quantity++) {
        cents = (cents + price.cents * price.tiers.gold * Math.sqrt(quantity + step)) % 1e9;
      }
    }
  }
  return Math.round(cents);
}

/** Waits as a database would make it: no CPU, so no samples. */
export const queryCart = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 12));
