import { z } from "zod";

/** Why rows of a file were left out: the same reason is told once, with its first row and how many share it. */
const rowProblem = z.object({
  row: z.int(),
  reason: z.string(),
  words: z.string(),
  rows: z.int().default(1),
});

/** A file of an import, as it was read. */
export const readFile = z.object({
  file: z.string(),
  type: z.string(),
  layout: z.string(),
  resaved: z.boolean(),
  read: z.int(),
  skipped: z.int(),
  problems: z.array(rowProblem),
});

/**
 * What the rows of one type in one file change. Left out are recoveries that may be a nap's, and records that were deleted
 * in WHOOP's cloud.
 */
export const changeCount = z.object({
  file: z.string(),
  type: z.string(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  mayBeNap: z.int().default(0),
  deletedByWhoop: z.int().default(0),
});

/** What an import would change, or changed: kept with it. */
export const importReport = z.object({
  files: z.array(readFile),
  ignored: z.array(z.object({ file: z.string(), words: z.string() })),
  changes: z.array(changeCount),
});

export type ReadFile = z.infer<typeof readFile>;
export type ChangeCount = z.infer<typeof changeCount>;
export type ImportReport = z.infer<typeof importReport>;
