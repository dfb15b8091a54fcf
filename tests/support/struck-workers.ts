import { systemClock } from "#lib/clock.ts";
import { isDatabaseTrouble } from "#sync/run/problems.ts";
import { requestRun } from "#sync/run/request-run.ts";
import type { FaultRule } from "#whoop-simulator/faults.ts";
import { expectEqualToCloud } from "./compare-with-cloud.ts";
import type { TestInstall } from "./test-install.ts";
import { dataRequests } from "./worker-processes.ts";

/** Every fifth answer is wrong in one of these ways; real processes wait really, so none asks for a long pause. */
export const faultCampaign: FaultRule[] = (
  ["429", "500", "502-html", "503", "reset", "truncated-body", "cut-json", "slow"] as const
).map((kind) => ({ kind, path: "^/developer/", probability: 0.028, resetSeconds: 1, delayMs: 300 }));

/** Whether something is still to be done; a database that is away tells nothing. */
async function isBusy(install: TestInstall, memberId: number): Promise<boolean> {
  try {
    const state = { in: ["running", "requested", "paused"] };
    return (await install.db.syncRun.count({ where: { memberId, state } })) > 0;
  } catch (error) {
    if (isDatabaseTrouble(error)) return true;
    throw error;
  }
}

/** Waits for so many more requests, and keeps work at hand: when a run is over, all is read once more. */
export async function untilRequests(install: TestInstall, memberId: number, more: number): Promise<void> {
  const target = dataRequests(install) + more;
  // A worker that is frozen, or whose number another program has got since it died, is replaced when its lease has
  // run out (S10: 75 s).
  const giveUpAtMs = performance.now() + 90_000;
  while (dataRequests(install) < target) {
    if (performance.now() > giveUpAtMs) throw new Error("no process asks for records any more");
    if (!(await isBusy(install, memberId)))
      await requestRun(install.ctx, { memberId, kind: "full", trigger: "user" });
    await systemClock.sleep(3);
  }
}

export async function untilIdle(install: TestInstall, memberId: number): Promise<void> {
  while (await isBusy(install, memberId)) await systemClock.sleep(20);
}

/** One more full run without a fault, at a later time than all before, and then the comparison. */
export async function expectExact(install: TestInstall, memberId: number, userId: number): Promise<void> {
  await untilIdle(install, memberId);
  install.sandbox.cloud.setFaults([]);
  await requestRun(install.ctx, { memberId, kind: "full", trigger: "user" });
  await untilIdle(install, memberId);
  await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
}
