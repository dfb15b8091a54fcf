/** Places for what goes on at the same time, counted for each key. */
export interface Slots {
  /** Takes a place and answers how to give it back; null when all of this key's are taken. */
  take(key: number): (() => void) | null;
}

/** `most` places for every key; nothing is kept of a key that has none taken. */
export function createSlots(most: number): Slots {
  const taken = new Map<number, number>();
  return {
    take(key) {
      const now = taken.get(key) ?? 0;
      if (now >= most) return null;
      taken.set(key, now + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (taken.get(key) ?? 1) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      };
    },
  };
}
