import type { Command } from "commander";
import type { z } from "zod";
import { UserFacingError } from "#lib/errors.ts";
import { loadAskedRange } from "#queries/days/asked-range.ts";
import { correlationsQuery, lagsQuery, statsDaysQuery, trendsQuery } from "#queries/responses/stats.ts";
import { askHere } from "#queries/statistics/ask-here.ts";
import { lagProfile, loadAskedScan, loadAskedTrends } from "#queries/statistics/insights.ts";
import { loadLoadStatistics } from "#queries/statistics/load-statistics.ts";
import { loadSleepStatistics } from "#queries/statistics/sleep-statistics.ts";
import { loadUsualLevels } from "#queries/statistics/usual-levels.ts";
import { chooseMemberAloud } from "./choose-member.ts";
import { atWork, type CommonOptions, type Workplace, withCommonOptions } from "./command.ts";
import {
  describeComparison,
  describeLevels,
  describeLoad,
  describeScan,
  describeSleep,
  describeTrend,
} from "./stats-words.ts";

/** Adds `stats correlations|lags|trends|baselines|sleep|load`: the same estimates as the HTTP interface gives. */
export function addStatsSubcommands(stats: Command): void {
  const ranged = (name: string, description: string) =>
    withRange(withCommonOptions(stats.command(name).description(description)));
  const named = (name: string, description: string) =>
    ranged(name, description).option("--range <name>", "90d, 6m, 1y or all (default)");

  named("correlations", "every pair of metrics at every lag, judged together")
    .option("--lag <days>", "only this lag, 0 to 7")
    .action(
      acting(correlationsQuery, async ({ db, output }, memberId, { lag, ...asked }) => {
        const look = wanted(await loadAskedScan(db, { memberId, ...asked, ask: askHere }));
        const comparisons = look.comparisons.filter(({ lagDays }) => lag === undefined || lagDays === lag);
        output.result({ ...look, comparisons }, describeScan(look.summary));
      }),
    );
  named("lags <x> <y>", "one pair of metrics at every lag, x before y").action(
    (x: string, y: string, _options: unknown, command: Command) =>
      acting(lagsQuery, async ({ db, output }, memberId, asked) => {
        const look = wanted(await loadAskedScan(db, { memberId, ...asked, ask: askHere }));
        const lags = lagProfile(look.comparisons, asked);
        output.result(
          { range: look.summary.range, x: asked.x, y: asked.y, lags },
          lags.map(describeComparison),
        );
      })({ ...command.optsWithGlobals(), x, y }, command),
  );
  named("trends", "drift and steps in the level of every metric").action(
    acting(trendsQuery, async ({ db, output }, memberId, asked) => {
      const trends = wanted(await loadAskedTrends(db, { memberId, ...asked, ask: askHere }));
      output.result(trends, trends.metrics.flatMap(describeTrend));
    }),
  );
  withCommonOptions(
    stats.command("baselines").description("every metric of the newest day beside what is usual"),
  ).action(
    acting(statsDaysQuery, async ({ db, output }, memberId) => {
      const levels = await loadUsualLevels(db, memberId);
      output.result(levels, describeLevels(levels));
    }),
  );
  ranged("sleep", "averages, usual times, debt in its three definitions, regularity").action(
    acting(statsDaysQuery, async ({ db, output }, memberId, asked) => {
      const range = wanted(await loadAskedRange(db, { memberId, ...asked }));
      const sleep = await loadSleepStatistics(db, { memberId, range });
      output.result(sleep, describeSleep(sleep));
    }),
  );
  ranged("load", "training load that ends with the last day").action(
    acting(statsDaysQuery, async ({ db, output }, memberId, asked) => {
      const range = wanted(await loadAskedRange(db, { memberId, ...asked }));
      const load = await loadLoadStatistics(db, { memberId, range });
      output.result(load, describeLoad(load));
    }),
  );
}

/** Adds `--from` and `--to`. */
export function withRange(command: Command): Command {
  return command
    .option("--from <day>", "first day (YYYY-MM-DD)")
    .option("--to <day>", "last day (YYYY-MM-DD)");
}

/** An action that reads its options by the schema of the HTTP interface and works for the member chosen. */
export function acting<Asked>(
  schema: z.ZodType<Asked>,
  work: (place: Workplace, memberId: number, asked: Asked) => Promise<void>,
) {
  return (given: object, command: Command): Promise<void> => {
    // `stats` has the common options too and takes them for itself, wherever they stand.
    const options: CommonOptions = { ...command.optsWithGlobals(), ...given };
    return atWork(options, async (place) => {
      const { id } = await chooseMemberAloud(place, options.user);
      await work(place, id, read(schema, options));
    });
  };
}

function read<Asked>(schema: z.ZodType<Asked>, options: object): Asked {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const name = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new UserFacingError(
    `“${name}” is not as expected.`,
    "Days are written YYYY-MM-DD; metrics have the names that `npm run cli -- stats` lists; a lag is 0 to 7.",
  );
}

/** What was found; throws a `UserFacingError` where there are no days. */
export function wanted<T>(found: T | null): T {
  if (found !== null) return found;
  throw new UserFacingError("There are no days to look at.", "Fetch some with `npm run cli -- sync` first.");
}
