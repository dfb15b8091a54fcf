import { z } from "zod";
import { runStates, typeProgress } from "#queries/status/run.ts";
import { instant } from "./common.ts";

export const runResponse = z.object({
  id: z.string(),
  kind: z.string().meta({ description: "light, deep, full or range" }),
  trigger: z.string(),
  state: z.enum(runStates),
  types: z.array(z.string()),
  fromAt: instant.nullable(),
  toAt: instant.nullable(),
  requestedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  resumeAt: instant.nullable().meta({ description: "A paused run goes on from here." }),
  requests: z.int(),
  progress: z.record(z.string(), typeProgress),
  records: z.int().meta({ description: "Records stored or found unchanged so far." }),
  problem: z.string().nullable(),
});

const typeState = z.object({
  type: z.string(),
  lastAttemptAt: instant.nullable(),
  lastSyncAt: instant.nullable(),
  lastChangeAt: instant.nullable(),
  problemCode: z.string().nullable(),
  problem: z.string().nullable(),
  historyReachedAt: instant.nullable(),
  historyEndAt: instant.nullable(),
  historyCompleteAt: instant.nullable(),
});

export const syncOverviewResponse = z.object({
  types: z.array(typeState),
  run: runResponse.nullable().meta({ description: "The run under way, waiting or paused." }),
});

export const syncRequestedResponse = z.object({ runId: z.string() });
