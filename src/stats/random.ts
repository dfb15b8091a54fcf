/** A stream of whole numbers from 0 up to, and without, `below`. */
export type RandomIndex = (below: number) => number;

/**
 * A repeatable source of random places: the same `seed` gives the same stream, so the same data give the same page.
 * Xorshift with 32 bits (Marsaglia 2003); below 2³² numbers it does not repeat.
 */
export function seededIndex(seed: number): RandomIndex {
  // A state of zero would stay zero, and close seeds must not give close streams.
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ 0xc2b2ae35) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * below);
  };
}
