import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { fillText } from "#presenters/fill-text.ts";

interface RecordListCardProps {
  /** How many there are in all; `shown` of them are listed. */
  total: number;
  shown: number;
  text: Record<"title" | "none" | "total", string>;
  children: ReactNode;
}

/** The newest records of a kind in a card, and how many there are in all. */
export function RecordListCard({ total, shown, text, children }: RecordListCardProps) {
  return (
    <Card title={text.title}>
      {total === 0 ? <p className="text-ink-2">{text.none}</p> : null}
      <ul>{children}</ul>
      {total > shown ? (
        <p className="text-ink-2 text-small">{fillText(text.total, { n: String(total) })}</p>
      ) : null}
    </Card>
  );
}
