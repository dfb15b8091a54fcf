"use client";

import { Button } from "#components/ui/button.tsx";
import { AskResult } from "./ask-result.tsx";
import { useAsk } from "./use-ask.ts";

interface AskButtonProps {
  url: string;
  method: "POST" | "PUT";
  body: Record<string, unknown>;
  label: string;
}

/** One change in one press; the page shows what came of it. */
export function AskButton({ url, method, body, label }: AskButtonProps) {
  const { busy, problem, ask } = useAsk();
  return (
    <div className="no-print grid gap-1">
      <div>
        <Button tone="quiet" busy={busy} onClick={() => void ask(url, method, body)}>
          {label}
        </Button>
      </div>
      <AskResult problem={problem} done={null} />
    </div>
  );
}
