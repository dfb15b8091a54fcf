import { z } from "zod";
import type { Queryable } from "#db/client.ts";

/** What a member chose about how pages are written; `language` is null for "as the browser asks". */
export const memberSettings = z.object({
  language: z.string().min(2).max(35).nullable(),
  units: z.enum(["metric", "imperial"]),
  energy: z.enum(["kJ", "kcal"]),
  clock: z.enum(["24h", "12h"]),
  weekStart: z.union([z.literal(1), z.literal(7)]),
});

export type MemberSettings = z.infer<typeof memberSettings>;

const defaults: MemberSettings = {
  language: null,
  units: "metric",
  energy: "kJ",
  clock: "24h",
  weekStart: 1,
};

/** The settings of an account; what was never chosen, or cannot be read, is as for everybody. */
export async function loadMemberSettings(db: Queryable, memberId: number): Promise<MemberSettings> {
  const stored = await db.memberSettings.findUnique({ where: { memberId } });
  const parsed = memberSettings.safeParse(stored);
  return parsed.success ? parsed.data : defaults;
}

/** Keeps some choices of an account; the others stay as they are. */
export async function saveMemberSettings(
  db: Queryable,
  memberId: number,
  chosen: { [Name in keyof MemberSettings]?: MemberSettings[Name] | undefined },
): Promise<void> {
  const named = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  await db.memberSettings.upsert({
    where: { memberId },
    create: { memberId, ...named },
    update: named,
  });
}
