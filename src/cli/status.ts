import type { Command } from "commander";
import { listMembers } from "#auth/members.ts";
import { loadProfile } from "#queries/status/profile.ts";
import { loadSyncOverview } from "#queries/status/sync-overview.ts";
import { chooseMember } from "./choose-member.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";

const connectionWords = {
  none: "not connected to WHOOP",
  active: "connected",
  reconnect: "WHOOP no longer accepts our access: run `npm run cli -- reauth`",
  disconnected: "disconnected",
} as const;

/** `status`: the connection and how fresh each type of record is. */
export function addStatusCommand(program: Command): void {
  withCommonOptions(
    program.command("status").description("how the connection stands and how fresh the data is"),
  ).action((options: CommonOptions) =>
    atWork(options, async ({ db, output }) => {
      if ((await listMembers(db)).length === 0) {
        output.result({ member: null }, ["Not set up yet. Run `npm run cli -- auth`, or open the app."]);
        return;
      }
      const { id } = await chooseMember(db, options.user);
      const [profile, sync, counts] = await Promise.all([
        loadProfile(db, id),
        loadSyncOverview(db, id),
        countRecords(id),
      ]);
      const { member, connection } = profile;
      output.result({ member, connection, records: counts, ...sync }, [
        `${member.name}: ${connectionWords[connection.state]}${connection.reason ? ` (${connection.reason})` : ""}`,
        ...Object.entries(counts).map(([type, count]) => {
          const state = sync.types.find((each) => each.type === type);
          const when = state?.lastSyncAt ? `synced ${state.lastSyncAt.toISOString()}` : "not synced yet";
          return `${type.padEnd(12)} ${String(count).padStart(6)}  ${when}${state?.problem ? `  ${state.problem}` : ""}`;
        }),
        ...(sync.run ? [`A sync is ${sync.run.state}.`] : []),
      ]);

      async function countRecords(memberId: number) {
        const where = { memberId, deletedAt: null };
        const [cycles, sleeps, recoveries, workouts] = await Promise.all([
          db.cycle.count({ where }),
          db.sleep.count({ where }),
          db.recovery.count({ where }),
          db.workout.count({ where }),
        ]);
        return { cycles, sleeps, recoveries, workouts };
      }
    }),
  );
}
