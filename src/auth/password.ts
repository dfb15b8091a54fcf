import { hash, verify } from "@node-rs/argon2";
import { takeTurns } from "./take-turns.ts";

/** argon2id (the package's default variety), 64 MiB, 3 passes. */
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** Two hashes at once use 128 MiB at most, however many people sign in together. */
const inTurn = takeTurns(2);

/** The hash of nobody's password, at the same cost: what an unknown name is compared with. */
const nobodysHash =
  "$argon2id$v=19$m=65536,t=3,p=1$BTsz9o73W783iMxquBtlPA$l87OIChA3LtDOniJ/ILLJcucsH8Iid4zfCdy28pWSC8";

/** The same characters typed on another keyboard or system give the same bytes. */
const normalized = (password: string) => password.normalize("NFKC");

/** Hashes a password for keeping, as a PHC string. Check it with `assertUsablePassword` before. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalized(password), cost));
}

/**
 * Whether `password` belongs to `passwordHash`. Without a hash (unknown name, no password set) the answer is no, and
 * takes the same time.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(passwordHash ?? nobodysHash, normalized(password)));
  return matches && passwordHash !== null;
}
