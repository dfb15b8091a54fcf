import type { Workplace } from "./command.ts";

/** What one look of `doctor` found. */
export interface Finding {
  check: string;
  ok: boolean;
  detail: string;
}

/** What the checks of `doctor` look at. */
export type Examined = Pick<Workplace, "db" | "ctx"> & {
  install: { env: { dataDir: string }; embedded: boolean };
};
