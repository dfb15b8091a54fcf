import type { Clock } from "#lib/clock.ts";
import { TooManyAttemptsError } from "./errors.ts";

const windowMs = 60 * 60_000;
/** Addresses and names remembered at most, so that a flood of new ones cannot fill the memory. */
const rememberedKeys = 20_000;

/** How many attempts an hour that did not succeed are looked at. */
export interface ThrottleLimits {
  perAddress: number;
  perAccount: number;
}

/** Counts failed sign-ins of this process, over a sliding hour. */
export interface Throttle {
  /**
   * Takes a place for one attempt before the password is looked at. Throws `TooManyAttemptsError` when the address or
   * the account has used up its hour. A `device` that signed in to this account before has an hour of its own instead,
   * so that strangers who guess do not lock it out. Call `succeeded` on the answer to give the place back.
   */
  attempt(who: { address: string; account: string; device?: string | null }): { succeeded(): void };
}

/** A throttle that remembers nothing yet. */
export function createThrottle(
  clock: Clock,
  limits: ThrottleLimits = { perAddress: 30, perAccount: 100 },
): Throttle {
  const attempts = new Map<string, number[]>();

  const recent = (key: string, nowMs: number) =>
    (attempts.get(key) ?? []).filter((atMs) => atMs > nowMs - windowMs);

  const remember = (key: string, times: number[]) => {
    attempts.delete(key);
    if (times.length > 0) attempts.set(key, times);
    // The key that was quiet for longest goes first: a Map keeps the order of insertion.
    const oldest = attempts.size > rememberedKeys ? attempts.keys().next().value : undefined;
    if (oldest !== undefined) attempts.delete(oldest);
  };

  return {
    attempt({ address, account, device = null }) {
      const nowMs = clock.now().getTime();
      const byStranger = [
        { key: `address ${address}`, limit: limits.perAddress },
        { key: `account ${account}`, limit: limits.perAccount },
      ];
      const byKnown = [{ key: `device ${device}`, limit: limits.perAddress }];
      const counted = (device === null ? byStranger : byKnown).map((one) => ({
        ...one,
        times: recent(one.key, nowMs),
      }));
      for (const { times, limit } of counted) {
        const oldestMs = times[0];
        if (times.length >= limit && oldestMs !== undefined)
          throw new TooManyAttemptsError(oldestMs + windowMs - nowMs);
      }
      for (const { key, times } of counted) remember(key, [...times, nowMs]);
      return {
        succeeded() {
          for (const { key } of counted) {
            const times = recent(key, nowMs);
            const mine = times.indexOf(nowMs);
            remember(key, mine < 0 ? times : times.toSpliced(mine, 1));
          }
        },
      };
    },
  };
}
