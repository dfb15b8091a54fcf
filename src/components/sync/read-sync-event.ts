import type { SyncInput } from "#presenters/prepare-today-sync.ts";

/** An event of the sync stream: the run as it stands now, or null when none is under way. */
export function readSyncEvent(data: string): SyncInput | null {
  const run: unknown = JSON.parse(data);
  if (!isRecord(run) || !isRecord(run["progress"])) return null;
  const types = Object.entries(run["progress"]).map(([type, progress]) => [type, readProgress(progress)]);
  return {
    state: String(run["state"]),
    trigger: String(run["trigger"]),
    records: Number(run["records"]),
    progress: Object.fromEntries(types),
  };
}

function readProgress(progress: unknown): SyncInput["progress"][string] {
  if (!isRecord(progress)) return { reachedAt: null, done: false };
  const { reachedAt, done } = progress;
  return { reachedAt: typeof reachedAt === "string" ? reachedAt : null, done: done === true };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
