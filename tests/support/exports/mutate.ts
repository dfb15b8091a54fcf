import type { Chance } from "./random.ts";

type Mutation = (bytes: Buffer, chance: Chance) => Buffer;

const place = (bytes: Buffer, chance: Chance) => chance.whole(0, Math.max(0, bytes.length - 1));

const mutations: readonly [Mutation, ...Mutation[]] = [
  function flipBits(bytes, chance) {
    const changed = Buffer.from(bytes);
    for (let times = chance.whole(1, 8); times > 0; times -= 1) {
      const at = place(bytes, chance);
      changed[at] = (changed[at] ?? 0) ^ (1 << chance.whole(0, 7));
    }
    return changed;
  },
  function cutOff(bytes, chance) {
    return bytes.subarray(0, place(bytes, chance));
  },
  function cutFront(bytes, chance) {
    return bytes.subarray(chance.whole(1, 40));
  },
  function takeOut(bytes, chance) {
    const at = place(bytes, chance);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + chance.whole(1, 300))]);
  },
  function putIn(bytes, chance) {
    const at = place(bytes, chance);
    const more = Buffer.from(Array.from({ length: chance.whole(1, 300) }, () => chance.whole(0, 255)));
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  },
  function repeat(bytes, chance) {
    const at = place(bytes, chance);
    const piece = bytes.subarray(at, at + chance.whole(1, 2000));
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  },
  function wipe(bytes, chance) {
    const changed = Buffer.from(bytes);
    const at = place(bytes, chance);
    return changed.fill(chance.pick([0, 255]), at, Math.min(bytes.length, at + chance.whole(1, 64)));
  },
  function moveNumbers(bytes, chance) {
    // Sizes, offsets and counts stand at the end of a ZIP.
    const changed = Buffer.from(bytes);
    const at = Math.max(0, bytes.length - chance.whole(1, 300));
    if (at + 4 <= bytes.length)
      changed.writeUInt32LE(chance.pick([0, 1, 0xffff, 0x7fffffff, 0xffffffff]), at);
    return changed;
  },
];

/** The bytes with one to three things gone wrong. */
export function mutate(bytes: Buffer, chance: Chance): Buffer {
  let changed = bytes;
  for (let times = chance.whole(1, 3); times > 0; times -= 1)
    changed = chance.pick(mutations)(changed, chance);
  return changed;
}
