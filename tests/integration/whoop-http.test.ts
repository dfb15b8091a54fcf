import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { httpFetch } from "#whoop/http-fetch.ts";
import { sendRequest } from "#whoop/send.ts";

describe("a request over real HTTP", () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** Asks a server that answers so. */
  async function ask(answer: RequestListener, signal?: AbortSignal) {
    const asked: { method: string | undefined; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
    const listening = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      asked.push({ method: request.method, headers: request.headers, body });
      answer(request, response);
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/oauth`;
    const headers = { authorization: "Bearer token" };
    const request = { endpoint: "/oauth", url, method: "POST", headers, body: "a=1" } as const;
    return { asked, answered: sendRequest(request, httpFetch, signal) };
  }

  it("sends our name, the headers and the body, and gives status, headers and text", async () => {
    const { asked, answered } = await ask((_, response) => {
      response.writeHead(429, { "X-RateLimit-Reset": "7" }).end("zu viel: ü");
    });
    const { status, headers, text } = await answered;
    expect([status, headers.get("x-ratelimit-reset"), headers.get("X-RateLimit-Reset"), text]).toEqual([
      429,
      "7",
      "7",
      "zu viel: ü",
    ]);
    expect(headers.get("retry-after")).toBeNull();
    expect(asked).toMatchObject([
      { method: "POST", body: "a=1", headers: { authorization: "Bearer token", accept: "application/json" } },
    ]);
    expect(asked[0]?.headers["user-agent"]).toMatch(/^Pulsekeep/);
  });

  it("follows no redirect: a token would go to an address we did not choose", async () => {
    const { asked, answered } = await ask((_, response) => {
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    await expect(answered).rejects.toMatchObject({ name: "StatusError", status: 302 });
    expect(asked).toHaveLength(1);
  });

  it("ends a body beyond 4 MiB before it is all there", async () => {
    const { answered } = await ask((_, response) => {
      response.writeHead(200);
      const more = () => response.write(Buffer.alloc(1024 * 1024, 32), () => response.destroyed || more());
      more();
    });
    await expect(answered).rejects.toMatchObject({ name: "BodyError", problem: "too-large" });
  });

  it("names the system's reason when the connection breaks, and not the address", async () => {
    const { answered } = await ask((request) => request.socket.resetAndDestroy());
    await expect(answered).rejects.toThrow(/^WHOOP gave no answer at \/oauth \([A-Z_]+\)\.$/);
  });

  it("gives up when its caller does, while the answer is on its way", async () => {
    const caller = new AbortController();
    const { answered } = await ask((_, response) => {
      response.writeHead(200);
      response.write("{");
      caller.abort(new Error("shutting down"));
    }, caller.signal);
    await expect(answered).rejects.toThrow("shutting down");
  });
});
