/**
 * Time as an argument: everything that asks what time it is, or waits, takes a `Clock`, so that a test can hold
 * or turn the hands and no test ever sleeps.
 */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, ms);
      signal?.addEventListener("abort", stop, { once: true });
    }),
};
