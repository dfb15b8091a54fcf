import type { Command } from "commander";
import { loadBaselines } from "#queries/statistics/baselines.ts";
import { chooseMemberAloud } from "./choose-member.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";
import { addStatsSubcommands } from "./stats-commands.ts";
import { addStatsOfPages } from "./stats-page-commands.ts";
import { addStatsRegression } from "./stats-regression.ts";
import { describeBaseline } from "./stats-words.ts";

/** `stats`: the newest reading of every metric beside the member's own 30 days, unrounded with `--json`. */
export function addStatsCommand(program: Command): void {
  const stats = withCommonOptions(
    program.command("stats").description("the newest day against your own 30 days before it, and more"),
  ).action((options: CommonOptions) =>
    atWork(options, async (place) => {
      const { db, output } = place;
      const { id } = await chooseMemberAloud(place, options.user);
      const baselines = await loadBaselines(db, id);
      output.result({ baselines }, [
        baselines.day === null ? "No data yet." : `${baselines.day}, against the 30 days before`,
        ...baselines.metrics.map(describeBaseline),
      ]);
    }),
  );
  addStatsSubcommands(stats);
  addStatsOfPages(stats);
  addStatsRegression(stats);
}
