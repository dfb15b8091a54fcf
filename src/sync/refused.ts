/** A value PostgreSQL cannot hold (22), a row its rules forbid (23), or a statement beyond its limits (54). */
const refusals = /^(22|23|54)/;

/** PostgreSQL's SQLSTATE when it refused what was to be stored for what it is; null for any other error. */
export function refusedBy(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } };
  const state = meta?.driverAdapterError?.cause?.originalCode ?? "";
  return refusals.test(state) ? state : null;
}
