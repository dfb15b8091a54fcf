/**
 * Does the same work for several items at once and waits until all of it has ended, well or not. The first failure is
 * thrown; `stop` is aborted by it, so that the others need not go on for long.
 */
export async function runConcurrently<T>(
  items: readonly T[],
  stop: AbortController,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let first: { error: unknown } | null = null;
  await Promise.all(
    items.map(async (item) => {
      try {
        await work(item);
      } catch (error) {
        first ??= { error };
        stop.abort();
      }
    }),
  );
  if (first) throw (first as { error: unknown }).error;
}
