import type { ReactNode } from "react";

interface PageHeadProps {
  title: string;
  /** What the page is for, in a sentence. */
  lead: string;
  /** Choices for the whole page, such as its range. */
  children?: ReactNode;
}

/** The first lines of a page: its heading, a sentence, and the choices that concern all of it. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-semibold text-title">{title}</h1>
        <p className="max-w-prose text-ink-2">{lead}</p>
      </div>
      {children}
    </div>
  );
}
