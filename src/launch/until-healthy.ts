import { type Clock, systemClock } from "#lib/clock.ts";
import type { Env } from "#lib/env.ts";
import { UserFacingError } from "#lib/errors.ts";
import type { SupervisedChild } from "./child-process.ts";

const readyWithinMs = 90_000;
const crashesTolerated = 3;

/** Resolves when the web app answers that it and its database are well. Throws a `UserFacingError` when it does not. */
export async function untilHealthy(
  env: Env,
  web: SupervisedChild,
  signal: AbortSignal,
  clock: Clock = systemClock,
): Promise<void> {
  const url = `http://${reachableHost(env.host)}:${env.port}/api/health`;
  const giveUpAtMs = clock.now().getTime() + readyWithinMs;
  while (!signal.aborted) {
    const healthy = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    if (web.crashes() >= crashesTolerated || clock.now().getTime() > giveUpAtMs) {
      throw new UserFacingError(
        "The web app does not get ready.",
        "The lines above say why; start again with LOG_LEVEL=debug to see more.",
      );
    }
    await clock.sleep(50, signal).catch(() => undefined);
  }
}

/** Listening on every address is not an address to call. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
