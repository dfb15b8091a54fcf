import { z } from "zod";

/** A file of an import, as it was read. */
export const readFile = z.object({
  file: z.string(),
  type: z.string(),
  layout: z.string(),
  resaved: z.boolean(),
  read: z.int(),
  skipped: z.int(),
  problems: z.array(z.object({ row: z.int(), reason: z.string(), words: z.string() })),
});

/** What the rows of one type in one file change. */
export const changeCount = z.object({
  file: z.string(),
  type: z.string(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
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
