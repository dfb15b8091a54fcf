import type { Command } from "commander";
import { loadBaselines, type MetricBaseline } from "#queries/baselines.ts";
import { chooseMember } from "./choose-member.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";
import { addStatsSubcommands } from "./stats-commands.ts";
import { addStatsRegression } from "./stats-regression.ts";

/** `stats`: the newest reading of every metric beside the member's own 30 days, unrounded with `--json`. */
export function addStatsCommand(program: Command): void {
  const stats = withCommonOptions(
    program.command("stats").description("the newest day against your own 30 days before it, and more"),
  ).action((options: CommonOptions) =>
    atWork(options, async ({ db, output }) => {
      const { id } = await chooseMember(db, options.user);
      const baselines = await loadBaselines(db, id);
      output.result({ baselines }, [
        baselines.day === null ? "No data yet." : `${baselines.day}, against the 30 days before`,
        ...baselines.metrics.map(describe),
      ]);
    }),
  );
  addStatsSubcommands(stats);
  addStatsRegression(stats);
}

function describe({ metric, value, usual }: MetricBaseline): string {
  const reading = value === null ? "no reading" : value.toFixed(1);
  const level = usual.known
    ? `usual ${usual.value.mean.toFixed(1)} ± ${usual.value.sd.toFixed(1)} (n = ${usual.n})`
    : `usual: ${usual.have} of ${usual.need} days`;
  return `${metric.padEnd(16)} ${reading.padStart(10)}   ${level}`;
}
