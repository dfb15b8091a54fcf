import { requestRun } from "#sync/run/request-run.ts";
import { runNext } from "#sync/run/run-sync.ts";
import { createBenchInstall } from "./bench-install.ts";
import type { Figure } from "./figure.ts";

/** Ten years of one member end to end: HTTP, validation, storage, day labels. Then a sync with nothing new. */
export async function measureFirstSync(kind: string, serverUrl?: string): Promise<Figure[]> {
  const install = await createBenchInstall(10, serverUrl);
  try {
    const { ctx, db, memberId } = install;
    const startedAt = performance.now();
    await runNext(ctx, memberId);
    const seconds = (performance.now() - startedAt) / 1000;
    const where = { memberId };
    const counts = await Promise.all([
      db.cycle.count({ where }),
      db.sleep.count({ where }),
      db.recovery.count({ where }),
      db.workout.count({ where }),
    ]);
    const records = counts.reduce((total, count) => total + count, 0);
    const { runId } = await requestRun(ctx, { memberId, kind: "light", trigger: "cli" });
    await runNext(ctx, memberId, { runId });
    const again = await db.syncRun.findUniqueOrThrow({ where: { id: runId } });
    return [
      {
        name: `first sync of ten years, ${kind} (${records} records)`,
        value: records / seconds,
        unit: "records/s",
        target: "≥ 300",
      },
      {
        name: `requests of a sync with nothing new, ${kind}`,
        value: again.requests,
        unit: "requests",
        target: "≤ 4",
      },
    ];
  } finally {
    await install.close();
  }
}
