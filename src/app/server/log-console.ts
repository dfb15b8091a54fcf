import { format } from "node:util";
import { systemClock } from "#lib/clock.ts";
import { loadEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { createRepeatedErrors } from "#lib/repeated-errors.ts";

/**
 * Takes over what Next writes to the console when a page fails, many lines for each visit: it goes to our log, which removes
 * secrets, and only once a minute for each kind of error. The development server keeps its console.
 */
export function keepLogReadable(): void {
  if (loadEnv().development) return;
  const logger = createLogger("web");
  const repeated = createRepeatedErrors(systemClock);
  console.error = (...given: unknown[]) => {
    const error = given.find((one) => one instanceof Error) ?? format(...given);
    repeated.tell(error, (err, leftOut) =>
      logger.error(
        { err, ...(leftOut > 0 ? { leftOutSinceLastTime: leftOut } : {}) },
        "a page failed unexpectedly",
      ),
    );
  };
}
