import { UserFacingError } from "#lib/errors.ts";
import type { SyncContext } from "#sync/context.ts";
import { dropLayer } from "./source-layer.ts";

/** What was asked for does not fit the state an import is in. */
export class ImportStateError extends UserFacingError {
  constructor() {
    super("This import is no longer at that point.", "Look at it again and choose from what it offers now.");
    this.name = "ImportStateError";
  }
}

interface Which {
  memberId: number;
  importId: number;
}

/** Stores what was previewed; the worker does it within a second. Throws `ImportStateError`. */
export async function confirmImport(ctx: SyncContext, which: Which): Promise<void> {
  await choose(ctx, which, ["ready"], "confirmed");
}

/** Takes a stored import away again; the worker does it within a second. Throws `ImportStateError`. */
export async function undoImport(ctx: SyncContext, which: Which): Promise<void> {
  await choose(ctx, which, ["done"], "undoing");
}

/** Gives up an import that was not stored, and forgets what was read. Throws `ImportStateError`. */
export async function discardImport(ctx: SyncContext, which: Which): Promise<void> {
  await choose(ctx, which, ["ready"], "discarded");
  await dropLayer(ctx.db, which.importId);
}

async function choose(
  ctx: SyncContext,
  { memberId, importId }: Which,
  from: string[],
  state: string,
): Promise<void> {
  const { count } = await ctx.db.import.updateMany({
    where: { id: importId, memberId, state: { in: from } },
    data: { state, changedAt: ctx.clock.now(), problem: null, advice: null },
  });
  if (count !== 1) throw new ImportStateError();
}
