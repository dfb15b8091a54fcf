import type { Command } from "commander";
import { loadAskedRange } from "#queries/days/asked-range.ts";
import { statsDaysQuery } from "#queries/responses/stats.ts";
import { pairQuery, periodsQuery, weekdaysQuery } from "#queries/responses/stats-of-pages.ts";
import { askHere } from "#queries/statistics/ask-here.ts";
import { loadHrvStatistics } from "#queries/statistics/hrv-statistics.ts";
import { loadPairStatistics } from "#queries/statistics/pair-statistics.ts";
import { loadPeriodComparison } from "#queries/statistics/period-comparison.ts";
import { loadWeekdayStatistics } from "#queries/statistics/weekday-statistics.ts";
import { withCommonOptions } from "./command.ts";
import { acting, wanted, withRange } from "./stats-commands.ts";
import { describeHrv, describePair, describePeriods, describeWeekdays } from "./stats-page-words.ts";

/** Adds `stats pair|hrv|weekdays|periods`: what the pages show of one pair, the HRV band, weekdays and two periods. */
export function addStatsOfPages(stats: Command): void {
  const ranged = (name: string, description: string) =>
    withRange(withCommonOptions(stats.command(name).description(description)));

  ranged("pair <x> <y>", "one pair of metrics: plain, rank, adjusted and partial correlation")
    .option("--range <name>", "90d, 6m, 1y or all (default)")
    .option("--lag <days>", "x so many days before y, 0 to 7", "0")
    .option("--controls <list>", "metrics held alike, with their lag in days: strain:1,bedAt")
    .action((x: string, y: string, _options: unknown, command: Command) =>
      acting(pairQuery, async ({ db, output }, memberId, { lag: lagDays, controls = [], ...asked }) => {
        const range = wanted(await loadAskedRange(db, { memberId, ...asked }));
        const question = { x: asked.x, y: asked.y, lagDays, controls };
        const pair = await loadPairStatistics(db, { memberId, range, ...question, ask: askHere });
        output.result(pair, describePair(pair));
      })({ ...command.optsWithGlobals(), x, y }, command),
    );
  ranged("hrv", "the weekly HRV level against its band, and how often it is outside").action(
    acting(statsDaysQuery, async ({ db, output }, memberId, asked) => {
      const range = wanted(await loadAskedRange(db, { memberId, ...asked }));
      const hrv = await loadHrvStatistics(db, { memberId, range });
      output.result(hrv, describeHrv(hrv));
    }),
  );
  ranged("weekdays <metric>", "the median of each weekday, with its interval").action(
    (metric: string, _options: unknown, command: Command) =>
      acting(weekdaysQuery, async ({ db, output }, memberId, asked) => {
        const range = wanted(await loadAskedRange(db, { memberId, ...asked }));
        const weekdays = await loadWeekdayStatistics(db, { memberId, range, metric: asked.metric });
        output.result(weekdays, describeWeekdays(weekdays));
      })({ ...command.optsWithGlobals(), metric }, command),
  );
  ranged("periods", "means of two periods of equal length, judged together")
    .option("--metrics <list>", "separated by commas; all without it")
    .option("--compare <what>", "before (default) or year")
    .option("--other-from <day>", "first day of another period of your own")
    .option("--other-to <day>", "its last day")
    .action(
      acting(periodsQuery, async ({ db, output }, memberId, { from, to, ...asked }) => {
        const range = wanted(await loadAskedRange(db, { memberId, from, to }));
        const periods = await loadPeriodComparison(db, { memberId, range, ...asked });
        output.result(periods, describePeriods(periods));
      }),
    );
}
