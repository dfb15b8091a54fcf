import type { Logger } from "#lib/logger.ts";
import type { ProcessSupervisor } from "./process-supervisor.ts";
import { openSimulator, type SimulatorProcess } from "./simulator-process.ts";

/** Runs the sandbox as long as there is a demo member, and nobody else's data ever sees it. */
export function createSimulatorSupervisor({
  dataDir,
  logger,
}: {
  dataDir: string;
  logger: Logger;
}): ProcessSupervisor {
  let sandbox: SimulatorProcess | null = null;
  const stop = async () => {
    const closing = sandbox;
    sandbox = null;
    await closing?.close();
  };
  return {
    async follow(desired) {
      if (desired.sandbox && !sandbox) {
        const opened = await openSimulator(dataDir);
        sandbox = opened;
        opened.onExit(() => {
          if (sandbox !== opened) return;
          logger.error("the sandbox ended unexpectedly and is started again");
          void stop();
        });
        logger.debug({ url: opened.url }, "the sandbox for demo members is running");
      } else if (!desired.sandbox && sandbox) {
        await stop();
      }
    },
    stop,
  };
}
