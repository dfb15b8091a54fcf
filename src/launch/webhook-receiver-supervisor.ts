import type { Logger } from "#lib/logger.ts";
import { type ChildCommand, type SupervisedChild, superviseChild } from "./child-process.ts";
import type { ProcessSupervisor } from "./process-supervisor.ts";

/** Runs the webhook receiver as long as webhooks are switched on. */
export function createWebhookReceiverSupervisor(
  command: ChildCommand,
  { logger }: { logger: Logger },
): ProcessSupervisor {
  let hook: SupervisedChild | null = null;
  const stop = async () => {
    const stopping = hook;
    hook = null;
    await stopping?.stop();
  };
  return {
    async follow(desired) {
      if (desired.hook && !hook) {
        logger.info("webhooks are switched on; their receiver starts");
        hook = superviseChild(command, { logger });
      } else if (!desired.hook && hook) {
        logger.info("webhooks are switched off; their receiver stops");
        await stop();
      }
    },
    stop,
  };
}
