import { statfs } from "node:fs/promises";
import type { Command } from "commander";
import { openApp } from "#sync/app-credentials.ts";
import { atWork, type CommonOptions, type Workplace, withCommonOptions } from "./command.ts";

interface Finding {
  check: string;
  ok: boolean;
  detail: string;
}

/** `doctor`: looks at everything that commonly goes wrong and says what to do about it. */
export function addDoctorCommand(program: Command): void {
  withCommonOptions(
    program.command("doctor").description("check the install and say what is wrong with it"),
  ).action((options: CommonOptions) =>
    atWork(options, async (place) => {
      const findings = await Promise.all(checks.map((check) => check(place)));
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

const checks: ((place: Workplace) => Promise<Finding>)[] = [
  checkDatabase,
  checkDisk,
  checkSecrets,
  checkWhoop,
  checkConnections,
];

async function checkDatabase({ db, install }: Workplace): Promise<Finding> {
  const [server] = await db.$queryRaw<{ version: string; size: string }[]>`
    SELECT current_setting('server_version') AS version, pg_size_pretty(pg_database_size(current_database())) AS size`;
  const kind = install.embedded ? "embedded" : "your server";
  return {
    check: "database",
    ok: true,
    detail: `PostgreSQL ${server?.version ?? "?"} (${kind}), ${server?.size ?? "?"}`,
  };
}

async function checkDisk({ install }: Workplace): Promise<Finding> {
  const { bavail, bsize } = await statfs(install.env.dataDir);
  const freeMb = Math.round((bavail * bsize) / 2 ** 20);
  const ok = freeMb >= 500;
  return {
    check: "disk",
    ok,
    detail: `${freeMb} MB free${ok ? "" : ": make room, the database needs some to work"}`,
  };
}

async function checkSecrets({ db, ctx }: Workplace): Promise<Finding> {
  try {
    for (const { id } of await db.whoopApp.findMany({ select: { id: true } })) await openApp(ctx, id);
    return { check: "secrets", ok: true, detail: "stored secrets open with this SECRET_KEY" };
  } catch {
    const detail =
      "stored secrets do not open: bring back the SECRET_KEY they were sealed with, or enter the WHOOP app again";
    return { check: "secrets", ok: false, detail };
  }
}

/** Any answer will do: without a token WHOOP refuses, which shows that it is there. */
async function checkWhoop({ ctx }: Workplace): Promise<Finding> {
  const url = await ctx.cloudUrl("whoop");
  try {
    const { status } = await fetch(`${url}/developer/v2/user/profile/basic`, {
      signal: AbortSignal.timeout(8_000),
      redirect: "manual",
    });
    return {
      check: "whoop",
      ok: status < 500,
      detail: status < 500 ? "WHOOP answers" : `WHOOP answers with status ${status}; try again later`,
    };
  } catch {
    return {
      check: "whoop",
      ok: false,
      detail: `no answer from ${new URL(url).host}: check the network of this machine`,
    };
  }
}

async function checkConnections({ db }: Workplace): Promise<Finding> {
  const broken = await db.connection.findMany({
    where: { state: "reconnect" },
    select: { member: { select: { name: true } } },
  });
  const names = broken.map(({ member }) => member.name).join(", ");
  return {
    check: "connection",
    ok: broken.length === 0,
    detail: broken.length === 0 ? "no connection is broken" : `${names}: run \`npm run cli -- reauth\``,
  };
}
