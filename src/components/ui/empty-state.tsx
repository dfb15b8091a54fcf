import type { ReactNode } from "react";

interface EmptyStateProps {
  /** What is missing. */
  title: string;
  /** Why, and when it will come. */
  children: ReactNode;
  action?: ReactNode;
}

/** Says what is missing and what will bring it, where the content would have been. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-3 rounded-card bg-card p-5">
      <div>
        <p className="font-semibold text-lead">{title}</p>
        <div className="max-w-prose text-ink-2">{children}</div>
      </div>
      {action}
    </div>
  );
}
