import { loadTexts } from "#app/server/texts.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

interface NothingStoredProps {
  title: string;
  /** What will be here, and when. */
  detail: string;
}

/** A page before the first day has arrived. */
export async function NothingStored({ title, detail }: NothingStoredProps) {
  const { emptyText } = await loadTexts();
  return (
    <>
      <h1 className="font-semibold text-title">{title}</h1>
      <EmptyState title={emptyText.title} action={<LinkButton href="/">{emptyText.action}</LinkButton>}>
        {detail}
      </EmptyState>
    </>
  );
}
