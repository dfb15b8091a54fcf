/** A repeatable source of chance: the same seed and stream give the same values on every machine. */
export interface Random {
  /** Evenly spread in [min, max). */
  uniform(min?: number, max?: number): number;
  /** Bell shaped. */
  normal(mean: number, sd: number): number;
  /** A whole number from min to max, both included. */
  integer(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** A version 4 UUID. */
  uuid(): string;
}

/** Mixes a seed with any numbers (a day, a block) into an unsigned 32-bit seed of their own. */
export function mixSeed(...parts: number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13) ^ Math.floor(part / 2 ** 32), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** A 32-bit counter run through a multiply-and-shift mixer: small, fast, and good enough for lifelike data. */
export function createRandom(...seed: number[]): Random {
  let state = mixSeed(...seed);
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const hex = (digits: number) => {
    let text = "";
    for (let i = 0; i < digits; i++) text += integer(0, 15).toString(16);
    return text;
  };
  return {
    uniform: (min = 0, max = 1) => min + next() * (max - min),
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + integer(0, 3)).toString(16)}${hex(3)}-${hex(12)}`,
  };
}
