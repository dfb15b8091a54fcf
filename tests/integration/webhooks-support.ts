import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { Client } from "pg";
import { withDatabase } from "#db/url.ts";
import { signWebhook } from "#whoop-simulator/webhook-signature.ts";
import { testApp } from "../support/test-install.ts";

export const webhookPath = "/api/webhooks/whoop";

export interface Event {
  user_id: number;
  id: string;
  type: string;
  trace_id: string;
}

export function eventOf(userId: number, more: Partial<Event> = {}): Event {
  return { user_id: userId, id: randomUUID(), type: "workout.updated", trace_id: randomUUID(), ...more };
}

export interface Sent {
  method?: string;
  path?: string;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

/** A request as WHOOP sends it: signed, unless told, with the test app's secret at `atMs`. */
export function signed(event: Event | string, atMs: number, secret = testApp.clientSecret): Required<Sent> {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const timestamp = String(atMs);
  return {
    method: "POST",
    path: webhookPath,
    body,
    headers: {
      "content-type": "application/json",
      "x-whoop-signature": signWebhook(secret, timestamp, body),
      "x-whoop-signature-timestamp": timestamp,
    },
  };
}

/** Everything a stranger sees of an answer but its date; null when the connection was cut instead. */
export interface Seen {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export function send(
  port: number,
  { method = "POST", path = webhookPath, body, headers }: Sent,
): Promise<Seen | null> {
  return new Promise((resolve) => {
    const outgoing = request(
      { port, host: "127.0.0.1", method, path, agent, headers: headers ?? {} },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        answer.once("end", () => {
          const { date: _date, connection: _connection, "keep-alive": _keepAlive, ...rest } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, headers: rest as Record<string, string>, body: text });
        });
        answer.once("error", () => resolve(null));
      },
    );
    outgoing.once("error", () => resolve(null));
    outgoing.end(body);
  });
}

/** Does `work` for 0 to `count` - 1, eight at a time. */
export async function eightAtATime<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < count) {
        const index = next++;
        results[index] = await work(index);
      }
    }),
  );
  return results;
}

/** While `work` runs the database lets nobody in, and whoever was connected is thrown out. */
export async function withDatabaseDown(url: string, work: () => Promise<void>): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const client = new Client({ connectionString: withDatabase(url, "postgres") });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    await work();
  } finally {
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await client.end();
  }
}

/** A connection that has said how it begins, and then nothing more. */
export function openSlow(port: number, beginning: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(beginning, () => resolve(socket)));
    socket.on("error", () => resolve(socket));
    socket.resume();
  });
}
