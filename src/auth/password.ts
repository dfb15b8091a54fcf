import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { TooManyAttemptsError } from "./errors.ts";

/** argon2id (the package's default variety), 64 MiB, 3 passes. */
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/**
 * Two hashes at once use 128 MiB at most, however many people sign in together: one for strangers, and one for everybody
 * who has shown more than a name, so that a flood of guesses never stands in front of the owner.
 */
const forTrusted = pLimit(1);
const forStrangers = pLimit(1);
/** A hash takes about 50 ms: who would wait longer than some seconds is told to come again. */
const mostStrangersWaiting = 64;

/** The hash of nobody's password, at the same cost: what an unknown name is compared with. */
const nobodysHash =
  "$argon2id$v=19$m=65536,t=3,p=1$BTsz9o73W783iMxquBtlPA$l87OIChA3LtDOniJ/ILLJcucsH8Iid4zfCdy28pWSC8";

/** The same characters typed on another keyboard or system give the same bytes. */
const normalized = (password: string) => password.normalize("NFKC");

/** Hashes a password for keeping, as a PHC string. Check it with `assertUsablePassword` before. */
export function hashPassword(password: string): Promise<string> {
  return forTrusted(() => hash(normalized(password), cost));
}

/**
 * Whether `password` belongs to `passwordHash`. Without a hash (unknown name, no password set) the answer is no, and
 * takes the same time. Throws `TooManyAttemptsError` when too many strangers wait already; a known device never waits
 * behind them.
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
  { isKnownDevice = false }: { isKnownDevice?: boolean } = {},
): Promise<boolean> {
  if (!isKnownDevice && forStrangers.pendingCount >= mostStrangersWaiting)
    throw new TooManyAttemptsError(60_000);
  const inTurn = isKnownDevice ? forTrusted : forStrangers;
  const matches = await inTurn(() => verify(passwordHash ?? nobodysHash, normalized(password)));
  return matches && passwordHash !== null;
}
