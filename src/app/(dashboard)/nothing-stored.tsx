import { getApp } from "#app/server/app.ts";
import { loadTexts } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { loadConnection } from "#queries/status/connection.ts";
import { StartLinks } from "./start-links.tsx";

interface NothingStoredProps {
  title: string;
  /** What is missing, when it is not the days. */
  missing?: string;
  /** What will be here, and when. */
  detail: string;
}

/** A page before the first day has arrived: how far the sync is, or, with nothing connected, how to begin. */
export async function NothingStored({ title, missing, detail }: NothingStoredProps) {
  const { emptyText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { state } = await loadConnection(getApp().db, memberId);
  return (
    <>
      <h1 className="font-semibold text-title">{title}</h1>
      <EmptyState
        title={missing ?? emptyText.title}
        action={state === "active" ? <LinkButton href="/">{emptyText.action}</LinkButton> : <StartLinks />}
      >
        {detail}
      </EmptyState>
    </>
  );
}
