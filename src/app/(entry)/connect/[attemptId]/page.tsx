import type { PageProps } from "#app/server/page-props.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { Heading } from "../../heading.tsx";
import { AttemptProgress } from "./attempt-progress.tsx";

export const generateMetadata = titled(({ connectText }) => connectText.progress.title);

/** Waits until the worker has checked whose account was connected, then leads to Today. */
export default async function AttemptPage({ params }: PageProps<"attemptId">) {
  const { connectText } = await loadTexts();
  await requireViewer();
  const { attemptId } = await params;
  return (
    <>
      <Heading>{connectText.progress.heading}</Heading>
      <AttemptProgress
        attemptId={attemptId}
        text={connectText.progress}
        problemWords={{
          unknownAttempt: connectText.problems["unknown-state"].title,
          unknownReason: connectText.unknownProblem.advice,
        }}
      />
    </>
  );
}
