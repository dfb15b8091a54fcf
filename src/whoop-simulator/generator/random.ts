/** Mixes a seed with any numbers (a day, a block) into an unsigned 32-bit seed of their own. */
function mixSeed(...parts: number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13) ^ Math.floor(part / 2 ** 32), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/**
 * A repeatable source of chance: the same seed gives the same values on every machine. A 32-bit counter run through
 * a multiply-and-shift mixer: small, fast, and good enough for lifelike data.
 */
export class Random {
  private state: number;

  constructor(...seed: number[]) {
    this.state = mixSeed(...seed);
  }

  private next(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** Evenly spread in [min, max). */
  uniform(min = 0, max = 1): number {
    return min + this.next() * (max - min);
  }

  /** Bell shaped. */
  normal(mean: number, sd: number): number {
    return mean + sd * Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** A whole number from min to max, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const hex = (digits: number) =>
      this.integer(0, 16 ** digits - 1)
        .toString(16)
        .padStart(digits, "0");
    const variant = (8 + this.integer(0, 3)).toString(16);
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
  }
}
