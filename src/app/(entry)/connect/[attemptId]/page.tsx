import type { Metadata } from "next";
import type { PageProps } from "#app/server/page-props.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { connectText } from "#app/texts/en/connect.ts";
import { Heading } from "../../heading.tsx";
import { AttemptProgress } from "./attempt-progress.tsx";

export const metadata: Metadata = { title: connectText.progress.title };

/** Waits until the worker has checked whose account was connected, then leads to Today. */
export default async function AttemptPage({ params }: PageProps<"attemptId">) {
  await requireViewer();
  const { attemptId } = await params;
  return (
    <>
      <Heading>{connectText.progress.heading}</Heading>
      <AttemptProgress attemptId={attemptId} />
    </>
  );
}
