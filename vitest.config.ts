import { defineConfig } from "vitest/config";

/**
 * Three projects: `unit` is pure and parallel; `integration` talks to a real PostgreSQL and a real HTTP cloud; `e2e`
 * drives the production build with a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          // They change nothing outside themselves: a process for each of a hundred files would take longer than the tests.
          isolate: false,
          // Nothing may depend on the clock of the machine: the suite lives far from UTC.
          env: { TZ: "Pacific/Chatham" },
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/postgres.ts"],
          env: { TZ: "Pacific/Chatham" },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          env: { TZ: "Pacific/Chatham" },
          testTimeout: 240_000,
          // A browser may have to be fetched first.
          hookTimeout: 900_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
