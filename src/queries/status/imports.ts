import type { Queryable } from "#db/client.ts";
import { type ImportReport, importReport } from "#domain/import-report.ts";

export const importStates = [
  "arriving",
  "uploaded",
  "reading",
  "ready",
  "confirmed",
  "done",
  "same",
  "undoing",
  "undone",
  "discarded",
  "failed",
] as const;

/** An import as its owner sees it. */
export interface ImportView {
  id: number;
  state: (typeof importStates)[number];
  fileName: string;
  sizeBytes: number;
  contentHash: string;
  /** The newest cycle start in it; null before it was read. */
  newestStartAt: Date | null;
  uploadedBy: string;
  createdAt: Date;
  changedAt: Date;
  rowsRead: number;
  rowsTotal: number | null;
  /** Per file what was read; what it would change, and after it was stored what it changed. Null before it was read. */
  report: ImportReport | null;
  problem: string | null;
  advice: string | null;
}

const fields = {
  id: true,
  state: true,
  fileName: true,
  sizeBytes: true,
  contentHash: true,
  newestStartAt: true,
  uploadedBy: true,
  createdAt: true,
  changedAt: true,
  rowsRead: true,
  rowsTotal: true,
  preview: true,
  problem: true,
  advice: true,
} as const;

/** One of the member's imports; null when there is none of that id. */
export async function loadImport(
  db: Queryable,
  { memberId, id }: { memberId: number; id: number },
): Promise<ImportView | null> {
  const row = await db.import.findFirst({ where: { memberId, id }, select: fields });
  return row && toView(row);
}

/** The member's imports, newest first. */
export async function loadImports(
  db: Queryable,
  { memberId, limit }: { memberId: number; limit: number },
): Promise<ImportView[]> {
  const rows = await db.import.findMany({
    where: { memberId },
    orderBy: { id: "desc" },
    take: limit,
    select: fields,
  });
  return rows.map(toView);
}

function toView({
  preview,
  state,
  ...row
}: Omit<ImportView, "state" | "report"> & { state: string; preview: unknown }) {
  const report = importReport.safeParse(preview);
  return {
    ...row,
    state: importStates.find((each) => each === state) ?? "failed",
    report: report.success ? report.data : null,
  };
}
