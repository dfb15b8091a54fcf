import { loadTexts } from "#app/server/texts.ts";
import { LinkButton } from "#components/ui/link-button.tsx";

/** What brings the first days: a connection, or an export from WHOOP. */
export async function StartLinks() {
  const { importText, todayText } = await loadTexts();
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton href="/connect">{todayText.empty.connect}</LinkButton>
      <LinkButton tone="quiet" href="/data/import">
        {importText.link}
      </LinkButton>
    </div>
  );
}
