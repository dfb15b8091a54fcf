import { mkdir } from "node:fs/promises";
import { withTransaction } from "#db/client.ts";
import { toDiskProblem } from "#db/disk-problem.ts";
import type { ChangeCount, ImportReport } from "#domain/import-report.ts";
import { importReport } from "#domain/import-report.ts";
import { ArchiveRefused } from "#export-files/refused.ts";
import type { Import } from "#generated/prisma/client.ts";
import { UserFacingError } from "#lib/errors.ts";
import type { SyncContext } from "#sync/context.ts";
import { LeaseLostError } from "#sync/run/lease.ts";
import { isDatabaseTrouble } from "#sync/run/problems.ts";
import { countChanges, rememberRecords } from "./changes.ts";
import { claimImport } from "./claim.ts";
import { readUpload } from "./read-upload.ts";
import { dropLayer, removeLayer, storeLayer } from "./source-layer.ts";
import { dropUpload, uploadedFiles } from "./upload.ts";

/** Many years are stored in seconds; a machine at its limits may take longer. */
const longestStoreMs = 10 * 60_000;

/** Ends a transaction that was only begun to see what it would do. */
class OnlyLooking extends Error {
  readonly changes: ChangeCount[];
  constructor(changes: ChangeCount[]) {
    super("Only looking: nothing is kept.");
    this.changes = changes;
  }
}

/**
 * Does what waits about imports: reads uploads, stores what was confirmed, takes away what is to be undone. Whatever is
 * interrupted is begun anew by whoever comes next. Answers how many were moved on.
 */
export async function followImports(
  ctx: SyncContext,
  uploads: string,
  signal?: AbortSignal,
): Promise<number> {
  let moved = 0;
  for (let next = await claimImport(ctx); next && !signal?.aborted; next = await claimImport(ctx)) {
    await moveOn(ctx, next, uploads, signal);
    moved += 1;
  }
  return moved;
}

/** Does the next step of an import that was claimed. What is wrong with its files is noted, and ends it. */
export async function moveOn(
  ctx: SyncContext,
  claimed: Import,
  uploads: string,
  signal?: AbortSignal,
): Promise<void> {
  const log = ctx.logger?.child({ importId: claimed.id, memberId: claimed.memberId });
  try {
    if (claimed.state === "confirmed") await storeConfirmed(ctx, claimed);
    else if (claimed.state === "undoing") await undo(ctx, claimed);
    else await readAndPreview(ctx, claimed, uploads, signal);
    log?.info({ was: claimed.state }, "an import moved on");
  } catch (error) {
    if (error instanceof LeaseLostError || signal?.aborted) return;
    if (isDatabaseTrouble(error)) throw error;
    await fail(ctx, claimed, error);
    await dropUpload(uploads, claimed.id);
    log?.warn({ err: error instanceof ArchiveRefused ? undefined : error }, "an import failed");
  }
}

async function readAndPreview(
  ctx: SyncContext,
  claimed: Import,
  uploads: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { id } = claimed;
  await settle(ctx, claimed, { state: "reading", rowsRead: 0 }, { keep: true });
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  await previewFiles(
    ctx,
    { ...claimed, state: "reading" },
    await uploadedFiles(uploads, id),
    uploads,
    signal,
  );
  await dropUpload(uploads, id);
}

/** Reads files into an import that this process holds, and finds out what storing it would change. */
export async function previewFiles(
  ctx: SyncContext,
  claimed: Import,
  sources: Parameters<typeof readUpload>[2],
  workFolder: string,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const layer = { importId: claimed.id, memberId: claimed.memberId };
  const { files, ignored, newestStartAt } = await readUpload(ctx, layer, sources, workFolder, signal);
  await ctx.db.import.update({ where: { id: claimed.id }, data: { newestStartAt } });
  // What is stored right away is counted then.
  const changes = claimed.autoConfirm ? [] : await wouldChange(ctx, claimed);
  const report = { files, ignored, changes };
  await settle(ctx, claimed, { state: claimed.autoConfirm ? "confirmed" : "ready", preview: report });
  return report;
}

/** Stores the layer, counts, and lets go of all of it again: the preview is what really happens. */
async function wouldChange(ctx: SyncContext, { id, memberId }: Import): Promise<ChangeCount[]> {
  const layer = { importId: id, memberId, now: ctx.clock.now() };
  try {
    await withTransaction(
      ctx.db,
      async (tx) => {
        await rememberRecords(tx, memberId);
        await storeLayer(tx, layer);
        throw new OnlyLooking(await countChanges(tx, layer));
      },
      longestStoreMs,
    );
  } catch (error) {
    if (error instanceof OnlyLooking) return error.changes;
    throw error;
  }
  return [];
}

/** Stores a confirmed import: all of it in one transaction. The same contents are not stored twice. */
async function storeConfirmed(ctx: SyncContext, claimed: Import): Promise<void> {
  const { id, memberId, contentHash } = claimed;
  const now = ctx.clock.now();
  await withTransaction(
    ctx.db,
    async (tx) => {
      const same = await tx.import.findFirst({
        where: { memberId, contentHash, state: "done" },
        select: { id: true },
      });
      const preview = importReport.parse(claimed.preview);
      if (same !== null) await dropLayer(tx, id);
      else {
        await rememberRecords(tx, memberId);
        await storeLayer(tx, { importId: id, memberId, now });
        preview.changes = await countChanges(tx, { importId: id, memberId });
      }
      const { count } = await tx.import.updateMany({
        where: { id, holder: ctx.holder, state: same === null ? "done" : "confirmed" },
        data: {
          state: same === null ? "done" : "same",
          changedAt: now,
          holder: null,
          leaseUntil: null,
          preview,
        },
      });
      if (count !== 1) throw new LeaseLostError();
    },
    longestStoreMs,
  );
}

async function undo(ctx: SyncContext, { id, memberId }: Import): Promise<void> {
  await withTransaction(
    ctx.db,
    async (tx) => {
      await removeLayer(tx, { importId: id, memberId, now: ctx.clock.now() });
      const { count } = await tx.import.updateMany({
        where: { id, holder: ctx.holder, state: "undone" },
        data: { holder: null, leaseUntil: null },
      });
      if (count !== 1) throw new LeaseLostError();
    },
    longestStoreMs,
  );
}

/** An undo that fails leaves the layer where it is; everything else that fails leaves nothing. */
async function fail(ctx: SyncContext, claimed: Import, error: unknown): Promise<void> {
  const known = error instanceof UserFacingError ? error : toDiskProblem(error);
  const problem = known
    ? known.message
    : "The import failed for a reason Pulsekeep did not foresee. Nothing was stored.";
  const advice = known ? known.advice : "Try again. The log of the machine says more.";
  await settle(ctx, claimed, {
    state: claimed.state === "undoing" ? "done" : "failed",
    problem,
    advice,
  });
  await dropLayer(ctx.db, claimed.id);
}

async function settle(
  ctx: SyncContext,
  { id }: Import,
  data: { state: string; rowsRead?: number; preview?: ImportReport; problem?: string; advice?: string },
  { keep = false } = {},
): Promise<void> {
  const { count } = await ctx.db.import.updateMany({
    where: { id, holder: ctx.holder },
    data: { ...data, changedAt: ctx.clock.now(), ...(keep ? {} : { holder: null, leaseUntil: null }) },
  });
  if (count !== 1) throw new LeaseLostError();
}
