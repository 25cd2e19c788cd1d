import { LRUCache } from 'lru-cache';

import { ok, type Result } from '../../profile/result';
import { type ResolvedQuery } from './backend';
import { type BackendError } from './error';

/** How a server takes a selector. */
export type Proof =
  | { readonly kind: 'filters' }
  /** It drops the field unread, and answers with everything. */
  | { readonly kind: 'ignores' }
  | { readonly kind: 'refuses'; readonly detail: string }
  /** The range holds no samples at all, so whether the server filters cannot be seen and does not matter. */
  | { readonly kind: 'noSamples' };

export type Finds = (query: ResolvedQuery, signal: AbortSignal) => Promise<Result<boolean, BackendError>>;

/** What is asked for a proof, and for how much it holds. */
export interface Probe {
  /** Whether there are samples with an id that no profile has. */
  readonly ofNobody: Finds;
  /** Whether there are samples at all. */
  readonly ofAll: Finds;
  /**
   * Whether a storage that cannot filter says so (501). Else a server with two storages may filter in the newer one and
   * drop the field in the older one, so that a proof is one of the same series and of no earlier start.
   */
  readonly isRefusedInWords: boolean;
}

/** A server may be upgraded while a dashboard is open. */
const KEEP_MILLIS = 10 * 60_000;
const MAX_KEPT = 100;

interface Seen {
  readonly kind: 'filters' | 'ignores';
  readonly from: number;
}

/**
 * Finds out whether a server narrows a profile by a selector. Servers that do not know it drop the field and answer with the
 * whole profile and status 200, so the answer for an id that nobody has is looked at: it must be empty while the one without
 * ids is not. What was seen is kept for ten minutes, but not a 501: the default storage mode answers it for ranges before
 * its upgrade, and filters after (ADR 0007).
 */
export class SelectorProof {
  private readonly seen: LRUCache<string, Seen>;

  constructor(
    private readonly probe: Probe,
    now: () => number
  ) {
    this.seen = new LRUCache({ max: MAX_KEPT, ttl: KEEP_MILLIS, ttlResolution: 0, perf: { now } });
  }

  async prove(query: ResolvedQuery, signal: AbortSignal): Promise<Result<Proof, BackendError>> {
    const kept = this.seen.get(this.keyOf(query));
    if (kept && (this.probe.isRefusedInWords || query.range.from >= kept.from)) {
      return ok({ kind: kept.kind });
    }
    const narrowed = await this.probe.ofNobody(query, signal);
    if (!narrowed.ok) {
      const { error } = narrowed;
      return error.kind === 'unsupported' ? ok({ kind: 'refuses', detail: error.detail }) : narrowed;
    }
    if (narrowed.value) {
      return ok(this.keep(query, 'ignores'));
    }
    const whole = await this.probe.ofAll(query, signal);
    if (!whole.ok) {
      return whole;
    }
    return ok(whole.value ? this.keep(query, 'filters') : { kind: 'noSamples' });
  }

  /** What is ignored in the older storage may be filtered in the newer one, at a later time. */
  private keep(query: ResolvedQuery, kind: Seen['kind']): Proof {
    if (kind === 'filters' || this.probe.isRefusedInWords) {
      this.seen.set(this.keyOf(query), { kind, from: query.range.from });
    }
    return { kind };
  }

  private keyOf({ profileTypeId, labelSelector }: ResolvedQuery): string {
    return this.probe.isRefusedInWords ? '' : JSON.stringify([profileTypeId, labelSelector]);
  }
}
