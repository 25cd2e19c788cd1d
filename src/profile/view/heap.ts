/** Numbers, each with a weight; the heaviest comes out first. */
export class HeaviestFirst {
  private readonly items: number[] = [];
  private readonly weights: number[] = [];

  get size(): number {
    return this.items.length;
  }

  push(item: number, weight: number): void {
    let at = this.items.length;
    for (let above = (at - 1) >> 1; at > 0 && this.weights[above] < weight; above = (at - 1) >> 1) {
      this.put(at, this.items[above], this.weights[above]);
      at = above;
    }
    this.put(at, item, weight);
  }

  pop(): number | undefined {
    const heaviest = this.items[0];
    const item = this.items.pop();
    const weight = this.weights.pop();
    if (item === undefined || weight === undefined || this.items.length === 0) {
      return item;
    }
    let at = 0;
    for (let below = 1; below < this.items.length; below = 2 * at + 1) {
      if (below + 1 < this.items.length && this.weights[below + 1] > this.weights[below]) {
        below++;
      }
      if (this.weights[below] <= weight) {
        break;
      }
      this.put(at, this.items[below], this.weights[below]);
      at = below;
    }
    this.put(at, item, weight);
    return heaviest;
  }

  private put(at: number, item: number, weight: number): void {
    this.items[at] = item;
    this.weights[at] = weight;
  }
}
