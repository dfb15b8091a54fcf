import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { CodeRefusedError, WrongCredentialsError } from "./errors.ts";
import type { KnownDevices } from "./known-device.ts";
import { findOwner } from "./owner.ts";
import { verifyPassword } from "./password.ts";
import { createSession, type NewSession } from "./session.ts";
import { redeemSignInCode } from "./setup-code.ts";
import type { Throttle } from "./throttle.ts";

/**
 * Signs in with a password. `name` may be null where only one member has a password. Throws `WrongCredentialsError`,
 * the same for an unknown name and a wrong password and after the same time, or `TooManyAttemptsError`. `deviceMark` is
 * what this browser keeps from its last sign-in.
 */
export async function signInWithPassword(
  db: Database,
  clock: Clock,
  { throttle, devices }: { throttle: Throttle; devices: KnownDevices },
  given: { name: string | null; password: string; address: string; deviceMark: string | null },
): Promise<{ session: NewSession; account: string }> {
  const name = given.name === null ? await onlyName(db) : given.name.normalize("NFC").trim();
  const account = name ?? "";
  const device = devices.recognise(given.deviceMark, account);
  const attempt = throttle.attempt({ address: given.address, account, device });
  const member =
    name === null
      ? null
      : await db.member.findUnique({ where: { name }, select: { id: true, passwordHash: true } });
  const matches = await verifyPassword(member?.passwordHash ?? null, given.password);
  if (!member || !matches) throw new WrongCredentialsError();
  attempt.succeeded();
  return { session: await createSession(db, clock, member.id), account };
}

/** Signs the owner in with a one-time code from the console. Throws `CodeRefusedError`. */
export async function signInWithCode(
  db: Database,
  clock: Clock,
  code: string,
): Promise<{ session: NewSession; account: string }> {
  const owner = await findOwner(db);
  if (!owner || !(await redeemSignInCode(db, clock, code))) throw new CodeRefusedError();
  return { session: await createSession(db, clock, owner.id), account: owner.name };
}

/** Whether the sign-in form has to ask for a name: only when more than one member can sign in. */
export async function asksForName(db: Database): Promise<boolean> {
  return (await db.member.count({ where: { passwordHash: { not: null } } })) > 1;
}

async function onlyName(db: Database): Promise<string | null> {
  const members = await db.member.findMany({
    where: { passwordHash: { not: null } },
    select: { name: true },
    take: 2,
  });
  return members.length === 1 ? (members[0]?.name ?? null) : null;
}
