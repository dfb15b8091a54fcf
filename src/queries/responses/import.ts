import { z } from "zod";
import { importReport } from "#domain/import-report.ts";
import { importStates } from "#queries/status/imports.ts";
import { instant } from "./common.ts";

export const importResponse = z.object({
  id: z.int(),
  state: z.enum(importStates).meta({
    description: "ready: waits to be confirmed; done: stored; same: these very contents were stored before.",
  }),
  fileName: z.string(),
  sizeBytes: z.int(),
  contentHash: z.string(),
  newestStartAt: instant.nullable().meta({ description: "The newest cycle start in the files." }),
  uploadedBy: z.string(),
  createdAt: instant,
  changedAt: instant,
  rowsRead: z.int(),
  rowsTotal: z.int().nullable(),
  report: importReport
    .nullable()
    .meta({ description: "Per file: rows read, new, changed, unchanged, skipped." }),
  problem: z.string().nullable(),
  advice: z.string().nullable(),
});

export const importsResponse = z.object({ imports: z.array(importResponse) });

export const importStartedResponse = z.object({ importId: z.int() });
