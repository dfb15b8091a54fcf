import { format } from "node:util";
import { toDatabaseAway } from "#db/database-away.ts";
import { loadEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { getRepeatedErrors } from "./app.ts";

/**
 * Takes over what Next writes to the console when a page fails, many lines for each visit: it goes to our log, which removes
 * secrets, and only once a minute for each kind of error. The development server keeps its console.
 */
export function keepLogReadable(): void {
  if (loadEnv().development) return;
  const logger = createLogger("web");
  console.error = (...given: unknown[]) => {
    const thrown = given.find((one) => one instanceof Error) ?? format(...given);
    getRepeatedErrors().tell(toDatabaseAway(thrown) ?? thrown, (err, leftOut) =>
      logger.error(
        { err, ...(leftOut > 0 ? { leftOutSinceLastTime: leftOut } : {}) },
        "a page failed unexpectedly",
      ),
    );
  };
}
