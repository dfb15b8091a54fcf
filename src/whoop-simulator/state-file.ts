import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { grantsSchema } from "./grants.ts";
import { memberSeedSchema } from "./member.ts";

export const appSchema = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  redirectUris: z.array(z.string()),
  limits: z.object({ perMinute: z.number().nullable(), perDay: z.number().nullable() }),
  webhookUrls: z.array(z.string()),
});
export type App = z.infer<typeof appSchema>;

const stateSchema = z.object({
  apps: z.array(appSchema),
  members: z.array(memberSeedSchema),
  grants: grantsSchema,
});
type SavedState = z.infer<typeof stateSchema>;

/** The state a former run left, or null when there is none; throws when the file is not ours. */
export function readState(path: string): SavedState | null {
  return existsSync(path) ? stateSchema.parse(JSON.parse(readFileSync(path, "utf8"))) : null;
}

/** Writes beside and renames, so that a crash leaves the old state or the new, never half of one. */
export function writeState(path: string, state: SavedState): void {
  writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
