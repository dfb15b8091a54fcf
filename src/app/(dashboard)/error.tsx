"use client";

import { useClientWords } from "#app/client-words.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** A page that failed, within the shell. What happened is in the server's log, never on the page. */
export default function DashboardError({ reset }: { error: Error; reset: () => void }) {
  const { title, detail, retry } = useClientWords().error;
  return (
    <>
      <h1 className="font-semibold text-title">{title}</h1>
      <EmptyState title={title} action={<Button onClick={reset}>{retry}</Button>}>
        {detail}
      </EmptyState>
    </>
  );
}
