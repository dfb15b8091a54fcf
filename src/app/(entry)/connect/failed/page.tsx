import type { Metadata } from "next";
import { connectProblem } from "#app/server/connect-problem.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { connectText } from "#app/texts/en/connect.ts";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Heading } from "../../heading.tsx";

export const metadata: Metadata = { title: connectText.failed.title };

/** Why no connection was made, and the way to try again. */
export default async function ConnectFailedPage({ searchParams }: PageProps) {
  await requireViewer();
  const problem = connectProblem((await searchParams)["problem"]);
  return (
    <>
      <Heading>{connectText.failed.heading}</Heading>
      <Card title={problem.title} lead={problem.advice}>
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
