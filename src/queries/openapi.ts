import { z } from "zod";
import { daysResponse, wholeDayResponse } from "./responses/days.ts";
import {
  exportQuery,
  importParams,
  importQuery,
  importResponse,
  importStartedResponse,
  importsResponse,
} from "./responses/import.ts";
import { problemResponse } from "./responses/problem.ts";
import { profileResponse } from "./responses/profile.ts";
import { cyclesResponse, recoveriesResponse, sleepsResponse, workoutsResponse } from "./responses/records.ts";
import {
  regressionQuery,
  regressionResponse,
  savedModelBody,
  savedModelParams,
  savedModelResponse,
  savedModelsResponse,
} from "./responses/regression.ts";
import { dayParams, daysQuery, recordsQuery, runParams, syncRequest } from "./responses/requests.ts";
import { schedulesBody, schedulesResponse } from "./responses/schedules.ts";
import {
  baselinesResponse,
  correlationsQuery,
  correlationsResponse,
  lagsQuery,
  lagsResponse,
  loadResponse,
  sleepStatsResponse,
  statsDaysQuery,
  trendsQuery,
  trendsResponse,
} from "./responses/stats.ts";
import {
  hrvResponse,
  pairQuery,
  pairResponse,
  periodsQuery,
  periodsResponse,
  weekdaysQuery,
  weekdaysResponse,
} from "./responses/stats-of-pages.ts";
import { runResponse, syncOverviewResponse, syncRequestedResponse } from "./responses/sync.ts";
import { replayBody, replayResponse, webhooksSwitch } from "./responses/webhooks.ts";

/** One call of the REST interface. */
interface Operation {
  path: string;
  method: "get" | "post" | "put" | "delete";
  summary: string;
  query?: z.ZodObject;
  params?: z.ZodObject;
  body?: z.ZodType;
  status?: number;
  response: z.ZodType;
  /** Not JSON but a stream of such objects. */
  stream?: boolean;
  /** Takes files as multipart/form-data. */
  upload?: boolean;
  /** Answers with a ZIP file. */
  zip?: boolean;
}

const records = { method: "get", query: recordsQuery } as const;

const operations: readonly Operation[] = [
  {
    path: "/profile",
    method: "get",
    summary: "Member, body measurements, connection",
    response: profileResponse,
  },
  { path: "/cycles", summary: "Stored cycles, newest first", response: cyclesResponse, ...records },
  { path: "/sleeps", summary: "Stored sleeps and naps, newest first", response: sleepsResponse, ...records },
  {
    path: "/recoveries",
    summary: "Stored recoveries, newest first",
    response: recoveriesResponse,
    ...records,
  },
  { path: "/workouts", summary: "Stored workouts, newest first", response: workoutsResponse, ...records },
  {
    path: "/days",
    method: "get",
    summary: "One object per calendar day with every metric; null where there is no reading",
    query: daysQuery,
    response: daysResponse,
  },
  {
    path: "/days/{day}",
    method: "get",
    summary: "One day whole, with the records behind it",
    params: dayParams,
    response: wholeDayResponse,
  },
  {
    path: "/stats/correlations",
    method: "get",
    summary: "Every pair of metrics at every lag, judged together",
    query: correlationsQuery,
    response: correlationsResponse,
  },
  {
    path: "/stats/correlations/pair",
    method: "get",
    summary: "One pair of metrics opened: plain, rank, adjusted and partial correlation",
    query: pairQuery,
    response: pairResponse,
  },
  {
    path: "/stats/hrv",
    method: "get",
    summary:
      "The weekly HRV level against its band on the last day and on every day, and how often it is outside",
    query: statsDaysQuery,
    response: hrvResponse,
  },
  {
    path: "/stats/weekdays",
    method: "get",
    summary: "A metric's median on each weekday, with its interval",
    query: weekdaysQuery,
    response: weekdaysResponse,
  },
  {
    path: "/stats/periods",
    method: "get",
    summary: "Means of two periods of equal length without a common day, judged together",
    query: periodsQuery,
    response: periodsResponse,
  },
  {
    path: "/stats/lags",
    method: "get",
    summary: "One pair of metrics at every lag, x before y, judged among all comparisons",
    query: lagsQuery,
    response: lagsResponse,
  },
  {
    path: "/stats/trends",
    method: "get",
    summary: "Drift and steps in the level of every metric",
    query: trendsQuery,
    response: trendsResponse,
  },
  {
    path: "/stats/baselines",
    method: "get",
    summary: "Every metric of the newest day beside what is usual",
    response: baselinesResponse,
  },
  {
    path: "/stats/sleep",
    method: "get",
    summary: "Averages, usual times, debt in its three definitions, regularity",
    query: statsDaysQuery,
    response: sleepStatsResponse,
  },
  {
    path: "/stats/load",
    method: "get",
    summary: "Training load that ends with the last day asked for",
    query: statsDaysQuery,
    response: loadResponse,
  },
  {
    path: "/stats/regression",
    method: "get",
    summary: "Which metrics, known before it, go with an outcome: fit, robust verdicts, unseen weeks",
    query: regressionQuery,
    response: regressionResponse,
  },
  {
    path: "/stats/regression/saved",
    method: "get",
    summary: "The questions kept under a name",
    response: savedModelsResponse,
  },
  {
    path: "/stats/regression/saved",
    method: "post",
    summary: "Keeps a question under a name",
    body: savedModelBody,
    status: 201,
    response: savedModelResponse,
  },
  {
    path: "/stats/regression/saved/{id}",
    method: "delete",
    summary: "Forgets a saved question",
    params: savedModelParams,
    response: savedModelResponse,
  },
  { path: "/sync", method: "get", summary: "Sync state per data type", response: syncOverviewResponse },
  {
    path: "/sync",
    method: "post",
    summary: "Asks for a sync",
    body: syncRequest,
    status: 202,
    response: syncRequestedResponse,
  },
  {
    path: "/sync/runs/{id}",
    method: "get",
    summary: "Progress and counts of a run",
    params: runParams,
    response: runResponse,
  },
  {
    path: "/sync/schedules",
    method: "get",
    summary: "When this install syncs by itself",
    response: schedulesResponse,
  },
  {
    path: "/sync/schedules",
    method: "put",
    summary: "Saves another timetable (owner only; a token needs the scope admin)",
    body: schedulesBody,
    response: schedulesResponse,
  },
  {
    path: "/sync/schedules",
    method: "delete",
    summary: "Goes back to the environment's timetable (owner only; a token needs the scope admin)",
    response: schedulesResponse,
  },
  {
    path: "/webhooks",
    method: "put",
    summary: "Switches the receiver of WHOOP's events on or off (owner only; a token needs the scope admin)",
    body: webhooksSwitch,
    response: webhooksSwitch,
  },
  {
    path: "/webhooks/replay",
    method: "post",
    summary: "Follows events of the inbox once more",
    body: replayBody,
    response: replayResponse,
  },
  { path: "/import", method: "get", summary: "Imports, newest first", response: importsResponse },
  {
    path: "/import",
    method: "post",
    summary: "Takes an export in: ZIP or loose files, WHOOP's or ours; stored when read, or previewed first",
    query: importQuery,
    upload: true,
    status: 202,
    response: importStartedResponse,
  },
  {
    path: "/import/{id}",
    method: "get",
    summary: "Where an import stands, and what it would change or changed",
    params: importParams,
    response: importResponse,
  },
  {
    path: "/import/{id}",
    method: "delete",
    summary: "Takes a stored import away again, or discards one that waits",
    params: importParams,
    status: 202,
    response: importResponse,
  },
  {
    path: "/import/{id}/confirm",
    method: "post",
    summary: "Stores an import that was previewed",
    params: importParams,
    status: 202,
    response: importResponse,
  },
  {
    path: "/export",
    method: "get",
    summary: "Everything of the member as a ZIP",
    query: exportQuery,
    zip: true,
    response: z.string().meta({ format: "binary" }),
  },
  {
    path: "/sync/events",
    method: "get",
    summary: "The run under way as server-sent events, one JSON object (or null) per change",
    response: runResponse.nullable(),
    stream: true,
  },
];

/** The REST interface as an OpenAPI 3.1 document, made from the very schemas the answers are typed by. */
export function buildOpenApi({ sessionCookie }: { sessionCookie: string }) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = describe(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: "3.1.0",
    info: { title: "Pulsekeep", version: "1" },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: sessionCookie },
      },
    },
    paths,
  };
}

/** Any number of files; a field `size` in front of one says how many bytes it has. */
const uploadSchema = { type: "object", properties: { file: { type: "string", format: "binary" } } };

function describe(operation: Operation) {
  const { summary, query, params, body, status = 200, response, stream, upload, zip } = operation;
  const type = zip ? "application/zip" : stream ? "text/event-stream" : "application/json";
  return {
    summary,
    parameters: [...parameters("query", query), ...parameters("path", params)],
    ...(body
      ? { requestBody: { content: { "application/json": { schema: jsonSchema(body, "input") } } } }
      : {}),
    ...(upload ? { requestBody: { content: { "multipart/form-data": { schema: uploadSchema } } } } : {}),
    responses: {
      [status]: { description: "Done", content: { [type]: { schema: jsonSchema(response, "output") } } },
      default: {
        description: "A problem",
        content: { "application/problem+json": { schema: jsonSchema(problemResponse, "output") } },
      },
    },
  };
}

function parameters(place: "query" | "path", schema: z.ZodObject | undefined) {
  return Object.entries(schema?.shape ?? {}).map(([name, part]) => ({
    name,
    in: place,
    required: place === "path",
    schema: jsonSchema(part, "input"),
  }));
}

/** Instants are `Date`s here and ISO 8601 texts in JSON. */
function jsonSchema(schema: z.core.$ZodType, io: "input" | "output") {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema: target }) => {
      if (zodSchema._zod.def.type !== "date") return;
      target.type = "string";
      target.format = "date-time";
    },
  });
  return described;
}
