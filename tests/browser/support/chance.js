// Random choices that a seed determines (mulberry32).
export class Chance {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  // From 0 to below 1.
  part() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  // A whole number from 0 to below `count`.
  below(count) {
    return Math.floor(this.part() * count);
  }

  between(from, to) {
    return from + this.below(to - from + 1);
  }

  one(list) {
    return list[this.below(list.length)];
  }

  // One of `[weight, value]`, as often as its weight says.
  weighted(list) {
    let left = this.part() * list.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of list) {
      left -= weight;
      if (left < 0) return value;
    }
    return list.at(-1)[1];
  }
}
