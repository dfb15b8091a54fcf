import type { Logger } from "#lib/logger.ts";
import { openSandbox, type SandboxProcess } from "./sandbox-process.ts";
import type { Keeper } from "./watch-wishes.ts";

/** Runs the sandbox as long as there is a demo member, and nobody else's data ever sees it. */
export function createSandboxKeeper({ dataDir, logger }: { dataDir: string; logger: Logger }): Keeper {
  let sandbox: SandboxProcess | null = null;
  const stop = async () => {
    const closing = sandbox;
    sandbox = null;
    await closing?.close();
  };
  return {
    async follow(wishes) {
      if (wishes.sandbox && !sandbox) {
        const opened = await openSandbox(dataDir);
        sandbox = opened;
        opened.onExit(() => {
          if (sandbox !== opened) return;
          logger.error("the sandbox ended unexpectedly and is started again");
          void stop();
        });
        logger.debug({ url: opened.url }, "the sandbox for demo members is running");
      } else if (!wishes.sandbox && sandbox) {
        await stop();
      }
    },
    stop,
  };
}
