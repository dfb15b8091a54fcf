/**
 * Returns a function that runs tasks, at most `places` at once; the others wait in the order they came. Of a
 * `crowd` no more than `mostWaiting` wait, and who comes then is refused.
 */
export function takeTurns(
  places: number,
  crowd?: { mostWaiting: number; refuse: () => Error },
): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: Array<() => void> = [];
  let running = 0;

  return async (task) => {
    if (running < places) running += 1;
    else if (crowd && waiting.length >= crowd.mostWaiting) throw crowd.refuse();
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      // The place is handed over rather than given back, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
