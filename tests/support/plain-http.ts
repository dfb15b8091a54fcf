import { request } from "node:http";

export interface PlainAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Sends a request as it stands: unlike `fetch`, it corrects neither the path nor the method. Streams are cut after a while. */
export function sendPlain(
  port: number,
  {
    method = "GET",
    path = "/",
    headers = {},
    body,
    cutAfterMs = 60_000,
  }: {
    method?: string;
    path?: string;
    headers?: Record<string, string | string[]>;
    body?: string | Buffer;
    cutAfterMs?: number;
  },
): Promise<PlainAnswer> {
  // Node frames the body of some methods only.
  const framing = {
    host: `127.0.0.1:${port}`,
    ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, method, path, headers: { ...framing, ...headers } },
      (response) => {
        const isStream = response.headers["content-type"]?.startsWith("text/event-stream") ?? false;
        let text = "";
        const done = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        response.setEncoding("utf8").on("data", (piece: string) => {
          text += piece;
          if (isStream) asked.destroy();
        });
        response.on("close", done);
      },
    );
    asked.on("error", reject);
    asked.setTimeout(cutAfterMs, () => asked.destroy(new Error(`${method} ${path} was not answered.`)));
    asked.end(body);
  });
}
