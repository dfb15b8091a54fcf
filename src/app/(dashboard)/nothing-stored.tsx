import { emptyText } from "#app/texts/en/empty.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

interface NothingStoredProps {
  title: string;
  /** What will be here, and when. */
  detail: string;
}

/** A page before the first day has arrived. */
export function NothingStored({ title, detail }: NothingStoredProps) {
  return (
    <>
      <h1 className="font-semibold text-title">{title}</h1>
      <EmptyState title={emptyText.title} action={<LinkButton href="/">{emptyText.action}</LinkButton>}>
        {detail}
      </EmptyState>
    </>
  );
}
