import type { Command } from "commander";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import { chooseMember } from "./choose-member.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";

/** `rebuild`: computes every day's metrics anew from the stored records. */
export function addRebuildCommand(program: Command): void {
  withCommonOptions(
    program.command("rebuild").description("compute all days anew from the stored records"),
  ).action((options: CommonOptions) =>
    atWork(options, async ({ db, ctx, output }) => {
      const { id, name } = await chooseMember(db, options.user);
      const days = await rebuildDays(db, id, ctx.clock.now());
      output.result({ member: name, days }, [`${name}: ${days} days were computed anew.`]);
    }),
  );
}
