import { type Steps } from '../steps';
import { HeaviestFirst } from './heap';

/** A few milliseconds' of one list. */
const ITEMS_PER_STEP = 65_536;

/** Of items that each have a weight, the heaviest `count`, from the heaviest on. */
export function* heaviestOfSteps<T extends { readonly weight: number }>(
  items: readonly T[],
  count: number
): Steps<T[]> {
  const waiting = new HeaviestFirst();
  for (let at = 0; at < items.length; at++) {
    if ((at + 1) % ITEMS_PER_STEP === 0) {
      yield;
    }
    waiting.push(at, items[at].weight);
  }
  const heaviest: T[] = [];
  for (let at = waiting.pop(); at !== undefined && heaviest.length < count; at = waiting.pop()) {
    heaviest.push(items[at]);
  }
  return heaviest;
}
