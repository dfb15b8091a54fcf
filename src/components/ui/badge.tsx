import type { ReactNode } from "react";

export type BadgeTone = "plain" | "good" | "warn" | "problem" | "demo";

const tones: Record<BadgeTone, string> = {
  plain: "bg-raised text-ink-2",
  good: "bg-raised text-recovery-high-ink",
  warn: "bg-warn-wash text-recovery-mid-ink",
  problem: "bg-raised text-danger",
  demo: "bg-demo-wash text-demo-ink",
};

/** A state in one or two words. */
export function Badge({ tone = "plain", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center whitespace-nowrap rounded-full px-2.5 py-0.5 font-semibold text-label ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
