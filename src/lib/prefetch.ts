/**
 * The items of a source, in order, each being made while the one before it is used. What making an item throws is thrown
 * when its turn comes; the source is at rest when the walk over it ends, however it ends.
 */
export async function* prefetch<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  const items = source[Symbol.asyncIterator]();
  let next = items.next();
  try {
    for (let item = await next; !item.done; item = await next) {
      next = items.next();
      next.catch(() => {}); // its error waits for its turn
      yield item.value;
    }
  } finally {
    await next.catch(() => {});
    await items.return?.();
  }
}
