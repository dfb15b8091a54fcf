import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { CodeRefusedError, WrongCredentialsError } from "./errors.ts";
import type { KnownDevices } from "./known-device.ts";
import { toMemberName } from "./members.ts";
import { findOwner } from "./owner.ts";
import { verifyPassword } from "./password.ts";
import { createSession, type NewSession } from "./session.ts";
import { redeemSignInCode } from "./setup-code.ts";
import type { Throttle } from "./throttle.ts";

/**
 * Signs in with a password. `name` may be null where only one member has a password. Throws `WrongCredentialsError`,
 * the same for an unknown name and a wrong password and after the same time, or `TooManyAttemptsError`. A name nobody can
 * have is refused before anything is counted. `deviceMark` is what this browser keeps from its last sign-in.
 */
export async function signInWithPassword(
  db: Database,
  clock: Clock,
  { throttle, devices }: { throttle: Throttle; devices: KnownDevices },
  given: { name: string | null; password: string; address: string; deviceMark: string | null },
): Promise<{ session: NewSession; account: string }> {
  const account = given.name === null ? await onlyName(db) : toMemberName(given.name);
  const member = await db.member.findUnique({
    where: { name: account },
    select: { id: true, passwordHash: true },
  });
  const device = devices.recognise(given.deviceMark, account);
  const attempt = await throttle.attempt({
    address: given.address,
    account: member ? { memberId: member.id } : { unknownName: account },
    device,
  });
  const matches = await verifyPassword(member?.passwordHash ?? null, given.password, {
    isKnownDevice: device !== null,
  }).catch(async (error: unknown) => {
    await attempt.release();
    throw error;
  });
  if (!member || !matches) throw new WrongCredentialsError();
  await attempt.release();
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

/** The name of the only member with a password; empty, which is nobody's name, when there is not exactly one. */
async function onlyName(db: Database): Promise<string> {
  const members = await db.member.findMany({
    where: { passwordHash: { not: null } },
    select: { name: true },
    take: 2,
  });
  const [only, another] = members;
  return only && !another ? only.name : "";
}
