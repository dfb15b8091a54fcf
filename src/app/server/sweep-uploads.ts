import { loadEnv } from "#lib/env.ts";
import { sweepArriving, uploadsFolder } from "#sync/import/upload.ts";

/** Removes what arrived at the web process before this one when it was killed; the worker sweeps everything else. */
export async function sweepLeftUploads(): Promise<void> {
  await sweepArriving(uploadsFolder(loadEnv().dataDir));
}
