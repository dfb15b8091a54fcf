import { z } from "zod";
import { Random } from "./generator/random.ts";

/**
 * What can go wrong on purpose. `429-without-reset` omits the rate headers; `reset` cuts the connection before
 * answering, `lost-answer` after the request took effect; `truncated-body` announces more bytes than come, `cut-json`
 * is a complete answer holding half a document; `empty-page` and `dropped-next-token` falsify listings.
 */
const faultKinds = [
  "429",
  "429-without-reset",
  "500",
  "502-html",
  "503",
  "401",
  "reset",
  "lost-answer",
  "truncated-body",
  "cut-json",
  "slow",
  "empty-page",
  "dropped-next-token",
] as const;
type FaultKind = (typeof faultKinds)[number];

/** Strikes requests whose path matches, after `skip` of them, with a probability, at most `times` times. */
export const faultRuleSchema = z.object({
  kind: z.enum(faultKinds),
  path: z.string().default(".*"),
  method: z.string().optional(),
  probability: z.number().min(0).max(1).default(1),
  times: z.number().int().positive().optional(),
  skip: z.number().int().min(0).default(0),
  delayMs: z.number().min(0).default(1000),
  resetSeconds: z.number().int().min(0).default(3),
});
export type FaultRule = z.input<typeof faultRuleSchema>;
export type Fault = z.output<typeof faultRuleSchema>;

/** The faults in force; the first matching rule strikes. Chance is seeded. */
export class Faults {
  private rules: { rule: Fault; pattern: RegExp; seen: number; struck: number }[] = [];
  private readonly random: Random;
  readonly struck: Partial<Record<FaultKind, number>> = {};

  constructor(seed: number) {
    this.random = new Random(seed, 21);
  }

  set(rules: FaultRule[]): void {
    this.rules = rules.map((one) => {
      const rule = faultRuleSchema.parse(one);
      return { rule, pattern: new RegExp(rule.path), seen: 0, struck: 0 };
    });
  }

  next(method: string, path: string): Fault | null {
    for (const state of this.rules) {
      const { rule } = state;
      if (!state.pattern.test(path) || (rule.method !== undefined && rule.method !== method)) continue;
      if (state.seen++ < rule.skip || state.struck >= (rule.times ?? Number.POSITIVE_INFINITY)) continue;
      if (!this.random.chance(rule.probability)) continue;
      state.struck++;
      this.struck[rule.kind] = (this.struck[rule.kind] ?? 0) + 1;
      return rule;
    }
    return null;
  }
}
