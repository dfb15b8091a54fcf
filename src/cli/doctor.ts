import { statfs } from "node:fs/promises";
import type { Command } from "commander";
import { loadStaleWebhooks } from "#queries/status/stale-webhooks.ts";
import { openApp } from "#sync/connection/app-credentials.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";
import { checkClock } from "./doctor-clock.ts";
import { checkConnections, checkRecords } from "./doctor-members.ts";
import type { Examined, Finding } from "./finding.ts";

/** `doctor`: looks at everything that commonly goes wrong and says what to do about it. */
export function addDoctorCommand(program: Command): void {
  withCommonOptions(
    program.command("doctor").description("check the install and say what is wrong with it"),
  ).action((options: CommonOptions) =>
    atWork(options, async (place) => {
      const findings = await examine(place);
      const ok = findings.every((finding) => finding.ok);
      place.output.result(
        { ok, findings },
        findings.map(
          ({ check, ok: good, detail }) => `${good ? "ok  " : "BAD "} ${check.padEnd(10)} ${detail}`,
        ),
      );
      if (!ok) process.exitCode = 1;
    }),
  );
}

/** Carries out every check. */
export async function examine(examined: Examined): Promise<Finding[]> {
  const found = await Promise.all(checks.map((check) => check(examined)));
  return found.flat();
}

const checks: ((examined: Examined) => Promise<Finding | Finding[]>)[] = [
  checkDatabase,
  checkDisk,
  checkSecrets,
  checkWhoop,
  checkConnections,
  checkRecords,
  checkWebhooks,
];

async function checkDatabase({ db, install }: Examined): Promise<Finding> {
  const [server] = await db.$queryRaw<{ version: string; size: string }[]>`
    SELECT current_setting('server_version') AS version, pg_size_pretty(pg_database_size(current_database())) AS size`;
  const kind = install.embedded ? "embedded" : "your server";
  return {
    check: "database",
    ok: true,
    detail: `PostgreSQL ${server?.version ?? "?"} (${kind}), ${server?.size ?? "?"}`,
  };
}

async function checkDisk({ install }: Examined): Promise<Finding> {
  const { bavail, bsize } = await statfs(install.env.dataDir);
  const freeMb = Math.round((bavail * bsize) / 2 ** 20);
  const ok = freeMb >= 500;
  return {
    check: "disk",
    ok,
    detail: `${freeMb} MB free${ok ? "" : ": make room, the database needs some to work"}`,
  };
}

async function checkSecrets({ db, ctx }: Examined): Promise<Finding> {
  try {
    for (const { id } of await db.whoopApp.findMany({ select: { id: true } })) await openApp(ctx, id);
    return { check: "secrets", ok: true, detail: "stored secrets open with this SECRET_KEY" };
  } catch {
    const detail =
      "stored secrets cannot be decrypted: bring back the SECRET_KEY they were encrypted with, or enter the WHOOP app again";
    return { check: "secrets", ok: false, detail };
  }
}

/** Any answer will do: without a token WHOOP refuses, which shows that it is there, and what time it is. */
async function checkWhoop({ ctx }: Examined): Promise<Finding[]> {
  const url = await ctx.cloudUrl("whoop");
  try {
    const { status, headers } = await fetch(`${url}/developer/v2/user/profile/basic`, {
      signal: AbortSignal.timeout(8_000),
      redirect: "manual",
    });
    const ok = status < 500;
    const detail = ok ? "WHOOP answers" : `WHOOP answers with status ${status}; try again later`;
    return [{ check: "whoop", ok, detail }, checkClock(headers.get("date"), ctx.clock.now())];
  } catch {
    const detail = `no answer from ${new URL(url).host}: check the network of this machine`;
    return [{ check: "whoop", ok: false, detail }];
  }
}

async function checkWebhooks({ db, ctx }: Examined): Promise<Finding> {
  const stale = await loadStaleWebhooks(db, { memberId: null, now: ctx.clock.now() });
  return {
    check: "webhooks",
    ok: stale === null,
    detail:
      stale === null
        ? "none was refused for its time lately"
        : `${stale.count} refused in the last week because their time is more than five minutes from this machine's clock, the last ${stale.lastAt.toISOString()}: set the clock by the network`,
  };
}
