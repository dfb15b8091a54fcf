/** Does work one piece after the other, in the order it was handed in; one that fails does not stop the next. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** A new line of waiting work. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
