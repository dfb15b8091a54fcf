import { connectProblem, readWhoopCode } from "#app/server/connect-problem.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { fillText } from "#presenters/fill-text.ts";
import { Heading } from "../../heading.tsx";

export const generateMetadata = titled(({ connectText }) => connectText.failed.title);

/** Why no connection was made, and the way to try again. */
export default async function ConnectFailedPage({ searchParams }: PageProps) {
  const { connectText } = await loadTexts();
  await requireViewer();
  const { problem: code, whoop } = await searchParams;
  const problem = connectProblem(code, connectText);
  const whoopCode = readWhoopCode(whoop);
  return (
    <>
      <Heading>{connectText.failed.heading}</Heading>
      <Card title={problem.title} lead={problem.advice}>
        {whoopCode === null ? null : (
          <p className="mb-4 text-ink-2 text-small">
            {fillText(connectText.failed.whoopCode, { code: whoopCode })}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/connect">{connectText.failed.again}</LinkButton>
          <LinkButton href="/settings" tone="quiet">
            {connectText.failed.toSettings}
          </LinkButton>
        </div>
      </Card>
    </>
  );
}
