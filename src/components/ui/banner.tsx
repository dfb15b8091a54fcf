import type { ReactNode } from "react";

export type BannerTone = "info" | "warn" | "demo" | "problem";

const tones: Record<BannerTone, string> = {
  info: "bg-raised",
  warn: "bg-warn-wash",
  demo: "bg-demo-wash",
  problem: "bg-warn-wash",
};

interface BannerProps {
  tone: BannerTone;
  title: string;
  /** One button or link. */
  action?: ReactNode;
  children?: ReactNode;
}

/** A calm line above the content that concerns the whole page. A `problem` is announced when it appears. */
export function Banner({ tone, title, action, children }: BannerProps) {
  return (
    <div
      {...(tone === "problem" ? { role: "alert" } : {})}
      className={`flex flex-wrap items-center justify-between gap-x-4 rounded-card px-4 py-3 ${tones[tone]}`}
    >
      <div className="min-w-40 flex-1">
        <p className={`font-semibold max-sm:text-small ${tone === "demo" ? "text-demo-ink" : ""}`}>{title}</p>
        {children === undefined ? null : <div className="text-ink-2 text-small">{children}</div>}
      </div>
      {action}
    </div>
  );
}
