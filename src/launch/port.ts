import { createServer } from "node:net";
import type { Clock } from "#lib/clock.ts";
import { UserFacingError } from "#lib/errors.ts";

/** The children of a launcher that was killed need a moment to notice and let the port go. */
const patienceMs = 2_500;

/** Throws a `UserFacingError` when another program listens on `host:port`, or the address cannot be listened on. */
export async function assertPortFree(port: number, host: string, clock: Clock): Promise<void> {
  const giveUpAtMs = clock.now().getTime() + patienceMs;
  for (;;) {
    const code = await tryListen(port, host);
    if (code === null) return;
    if (code === "EADDRINUSE" && clock.now().getTime() < giveUpAtMs) {
      await clock.sleep(100);
      continue;
    }
    if (code === "EADDRINUSE") {
      throw new UserFacingError(
        `Port ${port} is used by another program.`,
        `Stop that program, or set another PORT in the environment or in .env, such as PORT=${port + 1}.`,
      );
    }
    throw new UserFacingError(
      `Pulsekeep cannot listen on ${host}, port ${port} (${code}).`,
      "Choose another HOST or PORT in the environment or in .env.",
    );
  }
}

/** A port on the loopback interface that nobody uses now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function tryListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}
