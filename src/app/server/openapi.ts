import { z } from "zod";
import { problemResponse } from "#queries/responses/problem.ts";
import { neededScope } from "./api-route.ts";
import type { DescribedHandler, Operation } from "./operation.ts";
import { problemDocument } from "./problem-document.ts";

/** What a route file of the REST interface exports. */
export type DescribedRoute = Partial<Record<"GET" | "POST" | "PUT" | "DELETE", DescribedHandler>>;

/** What a problem with this status means; any other is one of this install itself, its database or its disk. */
const meanings: Record<number, string> = {
  400: "The request is not as described, or cannot be done as things stand",
  401: "Nobody is signed in, and there is no token that holds",
  403: "The token lacks the scope, the account is not the owner's, or the request came from another page",
  404: "There is nothing under this address, or not a day to answer from",
  413: "More was sent than is taken",
  415: "What was sent is of another kind",
  429: "Too many at the same time",
};

/** The REST interface as an OpenAPI 3.1 document, from what its routes say of themselves; `routes` is keyed by address. */
export function buildOpenApi(
  routes: Record<string, DescribedRoute>,
  { sessionCookie }: { sessionCookie: string },
) {
  const paths = Object.entries(routes).map(([path, route]) => [
    path,
    Object.fromEntries(
      Object.entries(route).map(([method, { operation }]) => [
        method.toLowerCase(),
        describe(method, operation),
      ]),
    ),
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Pulsekeep", version: "1" },
    servers: [{ url: "/api/v1" }],
    components: {
      schemas: { Problem: jsonSchema(problemResponse, "output") },
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: sessionCookie },
      },
    },
    paths: Object.fromEntries(paths),
  };
}

/** Any number of files; a field `size` in front of one says how many bytes it has. */
const uploadSchema = { type: "object", properties: { file: { type: "string", format: "binary" } } };

function describe(method: string, operation: Operation) {
  const { summary, query, params, body, upload, status = 200, response, type, owner } = operation;
  const scope = neededScope(method, operation);
  return {
    summary,
    ...(owner ? { description: "For the owner alone; a token needs the scope admin." } : {}),
    security: [{ token: [scope] }, { session: [] }],
    parameters: [...parameters("query", query), ...parameters("path", params)],
    ...(body ? { requestBody: content("application/json", jsonSchema(body, "input")) } : {}),
    ...(upload ? { requestBody: content("multipart/form-data", uploadSchema) } : {}),
    responses: {
      [status]: {
        description: "Done",
        ...content(type ?? "application/json", jsonSchema(response, "output")),
      },
      ...Object.fromEntries(problemsOf(scope, operation).map((each) => [each, problem(meanings[each])])),
      default: problem("A problem of this install itself, its database or its disk"),
    },
  };
}

/** Whoever asks may be refused, whatever is changed is sent, and what an address names may be missing. */
function problemsOf(scope: string, { params, upload, body, problems = [] }: Operation): number[] {
  return [
    ...[400, 401, 403],
    ...(params ? [404] : []),
    ...(body || upload ? [413] : []),
    ...(scope === "read" ? [] : [415]),
    ...(upload ? [429] : []),
    ...problems,
  ];
}

function problem(description = "A problem") {
  return { description, ...content(problemDocument, { $ref: "#/components/schemas/Problem" }) };
}

function content(type: string, schema: object) {
  return { content: { [type]: { schema } } };
}

function parameters(place: "query" | "path", schema: z.ZodType | undefined) {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input");
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: part,
  }));
}

/** Instants are `Date`s here and ISO 8601 texts in JSON. */
function jsonSchema(schema: z.ZodType, io: "input" | "output") {
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
