import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { releasePlace, takePlace } from "./attempt-counts.ts";
import { createAttemptSubjects, type TriedAccount } from "./attempt-subjects.ts";
import { TooManyAttemptsError } from "./errors.ts";

/** How many attempts an hour that did not succeed are looked at. */
export interface ThrottleLimits {
  perAddress: number;
  perAccount: number;
}

/** An attempt that was counted. */
export interface CountedAttempt {
  /** Gives its place back: it succeeded, or was not looked at after all. */
  release(): Promise<void>;
}

/** Counts failed sign-ins over a sliding hour, in the database: for all processes, and beyond their end. */
export interface Throttle {
  /**
   * Takes a place for one attempt before the password is looked at. Throws `TooManyAttemptsError` when the address or
   * the account has used up its hour. A `device` that signed in to this account before has an hour of its own instead,
   * so that strangers who guess do not lock it out.
   */
  attempt(who: { address: string; account: TriedAccount; device?: string | null }): Promise<CountedAttempt>;
}

/** A throttle over the counts in `db`; `secretKey` is `SECRET_KEY`. */
export function createThrottle(
  db: Database,
  clock: Clock,
  secretKey: string,
  limits: ThrottleLimits = { perAddress: 30, perAccount: 100 },
): Throttle {
  const subjects = createAttemptSubjects(secretKey);
  return {
    async attempt({ address, account, device = null }) {
      const now = clock.now();
      const byStranger = [
        { subject: subjects.address(address), limit: limits.perAddress },
        { subject: subjects.account(account), limit: limits.perAccount },
      ];
      const byKnown = (known: string) => [{ subject: subjects.device(known), limit: limits.perAddress }];
      const taken: string[] = [];
      const release = async () => {
        for (const subject of taken.splice(0)) await releasePlace(db, subject, now);
      };
      for (const counted of device === null ? byStranger : byKnown(device)) {
        const full = await takePlace(db, counted, now);
        if (full) {
          // An address that finds an account full has not used up any of its own hour.
          await release();
          throw new TooManyAttemptsError(full.fullForMs);
        }
        taken.push(counted.subject);
      }
      return { release };
    },
  };
}
