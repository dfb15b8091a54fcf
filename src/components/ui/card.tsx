import type { ReactNode } from "react";

interface CardProps {
  /** The heading of the card's section; without one the card is only a surface. */
  title?: string;
  /** A sentence under the title. */
  lead?: string;
  /** A control or note at the end of the title line. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A surface that groups what belongs together: no border, no shadow. */
export function Card({ title, lead, aside, className = "", children }: CardProps) {
  return (
    <section className={`rounded-card bg-card p-4 sm:p-5 ${className}`}>
      {title === undefined ? null : (
        <div className="mb-3 flex items-start justify-between gap-3">
          <div className="min-w-0 wrap-break-word">
            <h2 className="font-semibold text-lead">{title}</h2>
            {lead === undefined ? null : <p className="text-ink-2">{lead}</p>}
          </div>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
