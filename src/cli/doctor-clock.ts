import type { Finding } from "./finding.ts";

const minuteMs = 60_000;

/** Compares this machine's clock with the `Date` header of an answer of WHOOP's, which is right to the second. */
export function checkClock(dateHeader: string | null, now: Date): Finding {
  const theirsMs = Date.parse(dateHeader ?? "");
  if (Number.isNaN(theirsMs))
    return { check: "clock", ok: true, detail: "WHOOP's answer tells no time to compare with" };
  const aheadMs = now.getTime() - theirsMs;
  if (Math.abs(aheadMs) < minuteMs)
    return { check: "clock", ok: true, detail: "this machine's clock agrees with WHOOP's" };
  const minutes = Math.round(Math.abs(aheadMs) / minuteMs);
  return {
    check: "clock",
    ok: false,
    detail: `this machine's clock is ${minutes} ${minutes === 1 ? "minute" : "minutes"} ${aheadMs > 0 ? "ahead of" : "behind"} WHOOP's: set it by the network; beyond five minutes webhooks are refused`,
  };
}
