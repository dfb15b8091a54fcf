import type { ChildProcess } from "node:child_process";
import { dirname } from "node:path";
import { startRole } from "./bundled-role.ts";
import { type TestInstall, testSecretKey } from "./test-install.ts";

/** Starts a bundled worker as a real process on an install's database and cloud, with no limit of requests. */
export function startWorker(file: string, install: TestInstall): ChildProcess {
  return startRole(file, {
    DATABASE_URL: install.databaseUrl,
    DATA_DIR: dirname(file),
    SECRET_KEY: testSecretKey,
    WHOOP_API_URL: install.sandbox.url,
    WHOOP_REQUESTS_PER_MINUTE: "1000000",
    WHOOP_REQUESTS_PER_DAY: "10000000",
    // Only what a test asks for is to run.
    SYNC_SCHEDULE: "0 0 1 1 *",
    LOG_LEVEL: "warn",
    TZ: "UTC",
  });
}

/** Requests for records that came to the cloud so far. */
export function dataRequests(install: TestInstall): number {
  return install.sandbox.cloud.requestCount(/^\/developer\/v2\/(cycle|recovery|activity)/);
}
