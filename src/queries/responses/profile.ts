import { z } from "zod";
import { instant, refused } from "./common.ts";

const text = z.string().nullable();

export const profileResponse = z.object({
  member: z.object({
    id: z.int(),
    name: z.string(),
    demo: z.boolean(),
    whoopUserId: text,
    firstName: text,
    lastName: text,
    email: text,
  }),
  body: z
    .object({
      heightM: z.number().nullable(),
      weightKg: z.number().nullable(),
      maxBpm: z.int().nullable(),
      firstSeenAt: instant,
      lastSeenAt: instant,
      refused,
    })
    .nullable(),
  connection: z.object({
    state: z.enum(["none", "active", "reconnect", "disconnected"]),
    cloud: z.enum(["whoop", "sandbox"]).nullable(),
    reason: text,
    changedAt: instant.nullable(),
  }),
  scopes: z.array(z.string()).meta({ description: "What WHOOP granted." }),
});
