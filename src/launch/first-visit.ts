import { createOwner, ensureOwnerFromEnv, findOwner } from "#auth/owner.ts";
import { issueSetupCode, issueSignInCode } from "#auth/setup-code.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { systemClock } from "#lib/clock.ts";
import type { Env } from "#lib/env.ts";

/**
 * What the person at the console opens first: the app, or, until an owner exists, the set-up with a one-time code.
 * The demo has no password: its address signs in. Does what unattended set-up asks for before: the owner's password from the environment, or the demo member.
 */
export async function prepareFirstVisit(env: Env, url: string, demo: boolean): Promise<string> {
  const db = openDatabase({ url, connections: 1 });
  try {
    if (env.adminPassword) await ensureOwnerFromEnv(db, env.adminPassword);
    if (demo) {
      await ensureDemoMember(db);
      return `${env.appUrl}/login?code=${await issueSignInCode(db, systemClock)}`;
    }
    const code = await issueSetupCode(db, systemClock);
    return code ? `${env.appUrl}/setup?code=${code}` : env.appUrl;
  } finally {
    await db.$disconnect();
  }
}

/** The worker connects a demo member to the sandbox as soon as it sees one. */
async function ensureDemoMember(db: Database): Promise<void> {
  const owner = (await findOwner(db)) ?? (await createOwner(db, { name: "owner", password: null }));
  const known = await db.member.count({ where: { demo: true } });
  if (known > 0) return;
  await db.member.create({ data: { name: "Demo", role: "member", demo: true, managedById: owner.id } });
}
