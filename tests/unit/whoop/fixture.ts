import { readFileSync } from "node:fs";

/** The JSON of `tests/fixtures/whoop/<name>.json`. */
export function fixture(name: string): Record<string, unknown> {
  const path = new URL(`../../fixtures/whoop/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8"));
}
