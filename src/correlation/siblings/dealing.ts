export interface DealingOptions {
  /** Batches of the smaller side. */
  readonly batches: number;
  /** Most batches of the other one. */
  readonly mostBatches: number;
  /** Most ids of a side. */
  readonly ids: number;
  /** Most ids of a request: longer queries are too long for some servers and proxies. */
  readonly idsPerRequest: number;
}

export interface Dealt {
  readonly batches: number;
  /** Ids of a batch; what is left over is not asked for. */
  readonly size: number;
}

/** With fewer batches the tests do not see how much spans vary (`compareSlices`), so there need be no more than fit. */
const FEWEST = 4;

/**
 * How ids of slow and of fast spans are dealt into batches. Batches of both sides have the same size: the tests look at
 * square roots, whose mean is the lower the more a batch varies, so small batches beside large ones would look like a
 * difference (docs/adr/0020).
 */
export function dealt(slow: number, fast: number, options: DealingOptions): { slow: Dealt; fast: Dealt } {
  const { batches, mostBatches, ids, idsPerRequest } = options;
  const fewer = Math.min(slow, fast, ids);
  if (fewer < FEWEST) {
    const whole = (count: number): Dealt => {
      const requests = Math.ceil(Math.min(count, ids) / idsPerRequest);
      return { batches: requests, size: idsPerRequest };
    };
    return { slow: whole(slow), fast: whole(fast) };
  }
  const size = Math.min(idsPerRequest, Math.max(1, Math.floor(fewer / batches)));
  const side = (count: number): Dealt => ({
    batches: Math.min(mostBatches, Math.floor(Math.min(count, ids) / size)),
    size,
  });
  return { slow: side(slow), fast: side(fast) };
}

export const DEFAULT_DEALING: DealingOptions = { batches: 8, mostBatches: 20, ids: 1024, idsPerRequest: 256 };
