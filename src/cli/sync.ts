import { type Command, InvalidArgumentError } from "commander";
import { UserFacingError } from "#lib/errors.ts";
import { loadRun, type RunView } from "#queries/status/run.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { runNext } from "#sync/run/run-sync.ts";
import { recordTypes } from "#sync/store/record-types.ts";
import { chooseMember } from "./choose-member.ts";
import { atWork, type CommonOptions, type Workplace, withCommonOptions } from "./command.ts";

interface SyncOptions extends CommonOptions {
  full?: boolean;
  since?: Date;
  types?: (typeof recordTypes)[number][];
}

/** How often a run that another process carries out is looked at. */
const pollMs = 300;

/** `sync`: asks for a run, carries it out here unless the app already does, waits for its end and prints it. */
export function addSyncCommand(program: Command): void {
  withCommonOptions(
    program.command("sync").description("fetch what is new from WHOOP and wait until it is stored"),
  )
    .option("--full", "read the whole history again")
    .option("--since <day>", "read from this day on (YYYY-MM-DD)", parseDay)
    .option("--types <list>", `only these of ${recordTypes.join(",")}`, parseTypes)
    .action((options: SyncOptions) => atWork(options, (place) => sync(place, options)));
}

async function sync(place: Workplace, options: SyncOptions): Promise<void> {
  const { db, ctx, output, install } = place;
  const member = await chooseMember(db, options.user);
  const connection = await db.connection.findUnique({
    where: { memberId: member.id },
    select: { cloud: true, state: true },
  });
  if (!connection || connection.state === "disconnected") {
    throw new UserFacingError(
      `${member.name} is not connected to WHOOP.`,
      "Run `npm run cli -- auth` first.",
    );
  }
  if (connection.cloud === "sandbox") await install.ensureSimulator();
  const { runId } = await requestRun(ctx, {
    memberId: member.id,
    trigger: "cli",
    kind: options.full ? "full" : options.since ? "range" : "light",
    ...(options.since ? { fromAt: options.since } : {}),
    ...(options.types ? { types: options.types } : {}),
  });
  const run = await waitForEnd(place, member.id, runId);
  output.result(run, describe(run));
  if (run.state !== "done") process.exitCode = 1;
}

/** Carries runs out here while nobody else does, until ours has ended. */
async function waitForEnd(
  { db, ctx, interruption }: Workplace,
  memberId: number,
  runId: string,
): Promise<RunView> {
  for (;;) {
    interruption.throwIfAborted();
    await runNext(ctx, memberId, { signal: interruption });
    const run = await loadRun(db, { memberId, id: runId });
    if (!run) throw new UserFacingError("The run has disappeared.", "The member was removed while it ran.");
    if (run.state !== "requested" && run.state !== "running") return run;
    await ctx.clock.sleep(pollMs, interruption);
  }
}

function describe(run: RunView): string[] {
  const lines = Object.entries(run.progress).map(
    ([type, { new: added, changed, unchanged, rejected, problem }]) =>
      `${type.padEnd(12)} ${added} new, ${changed} changed, ${unchanged} unchanged${rejected ? `, ${rejected} quarantined` : ""}${problem ? ` (${problem})` : ""}`,
  );
  return [`Sync ${run.state}, ${run.requests} requests${run.problem ? `: ${run.problem}` : ""}`, ...lines];
}

function parseDay(text: string): Date {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  if (Number.isNaN(day.getTime())) throw new InvalidArgumentError("Write the day as YYYY-MM-DD.");
  // The member's day begins up to 14 hours before the same date in UTC.
  return new Date(day.getTime() - 14 * 3_600_000);
}

function parseTypes(text: string) {
  const names = text.split(",").map((name) => name.trim());
  const known = recordTypes.filter((type) => names.includes(type));
  if (known.length !== names.length) throw new InvalidArgumentError(`Choose from ${recordTypes.join(", ")}.`);
  return known;
}
