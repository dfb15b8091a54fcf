import type { ErrorObject, SchemaObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { loadRoutes } from "#app/api/v1/openapi.json/routes.ts";
import type { Handler } from "#app/server/api-route.ts";
import { buildOpenApi, type DescribedRoute } from "#app/server/openapi.ts";

/** One call of the document. */
interface Described {
  security: Record<string, string[]>[];
  parameters: { name: string; in: "query" | "path"; required: boolean; schema: SchemaObject }[];
  responses: Record<string, { content: Record<string, unknown> }>;
}

export interface Asked {
  token?: string | undefined;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
  form?: FormData;
}

const formats = {
  date: /^\d{4}-\d\d-\d\d$/,
  "date-time": /^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  binary: true,
} as const;

/** The REST interface, called in this process, with every answer held against the document that describes it. */
export async function openDescribedApi() {
  const routes = await loadRoutes();
  // As a client gets it.
  const document: { paths: Record<string, Record<string, Described>> } = JSON.parse(
    JSON.stringify(buildOpenApi(routes, { sessionCookie: "pulsekeep" })),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats });
  ajv.addSchema(document, "document");

  /** What an answer has that its description does not, or lacks of it. */
  function mistakes(place: string[], value: unknown): ErrorObject[] {
    const pointer = place
      .map((part) => part.replace(/~/g, "~0").replace(/\//g, "~1"))
      .map(encodeURIComponent);
    const validate = ajv.getSchema(`document#/${pointer.join("/")}`);
    if (!validate) throw new Error(`nothing is described at ${place.join(" ")}`);
    validate(value);
    return validate.errors ?? [];
  }

  /** Throws when the answer is not one of those described. */
  async function call(method: string, path: string, asked: Asked = {}) {
    const response = await send(routes, method, path, asked);
    const { status } = response;
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    const described = document.paths[path]?.[method.toLowerCase()]?.responses[status]?.content ?? {};
    const tell = `${method} ${path} ${JSON.stringify(asked)}: ${status} ${type}`;
    if (!(type in described)) throw new Error(`${tell} is not described: ${await response.text()}`);
    const place = ["paths", path, method.toLowerCase(), "responses", `${status}`, "content", type, "schema"];
    const answer = type.endsWith("json") ? await response.json() : await firstPiece(response);
    const found = mistakes(place, type === "text/event-stream" ? JSON.parse(answer.slice(6)) : answer);
    if (found.length > 0) throw new Error(`${tell}: ${JSON.stringify(found.slice(0, 5), null, 1)}`);
    return { status, answer };
  }

  return { document, call };
}

async function send(
  routes: Record<string, DescribedRoute>,
  method: string,
  path: string,
  { token, headers = {}, params = {}, query = {}, body, form }: Asked,
): Promise<Response> {
  const handler: Handler | undefined = (routes[path] as Record<string, Handler> | undefined)?.[method];
  if (!handler) throw new Error(`there is no ${method} ${path}`);
  const request = new Request(`http://localhost:3000/api/v1${path}?${new URLSearchParams(query)}`, {
    method,
    headers: {
      host: "localhost:3000",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(form ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : form ? { body: form } : {}),
  });
  return handler(request, { params: Promise.resolve(params) });
}

/** Enough of a file, and the first message of a stream, which does not end by itself. */
async function firstPiece(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}
