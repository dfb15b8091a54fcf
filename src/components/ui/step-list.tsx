import type { ReactNode } from "react";

interface Step {
  /** Stable across renders. */
  id: string;
  content: ReactNode;
}

/** Numbered instructions, done in order, often in another window. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="grid gap-3">
      {steps.map((step, index) => (
        <li key={step.id} className="flex gap-3">
          <span
            aria-hidden="true"
            className="grid size-7 shrink-0 place-items-center rounded-full bg-raised font-semibold text-small"
          >
            {index + 1}
          </span>
          <div className="min-w-0 flex-1 pt-0.5">{step.content}</div>
        </li>
      ))}
    </ol>
  );
}
