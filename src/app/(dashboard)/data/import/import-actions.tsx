"use client";

import type { Texts } from "#app/texts/en.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { AskResult } from "../ask-result.tsx";
import { useAsk } from "../use-ask.ts";

interface ImportActionsProps {
  id: number;
  state: string;
  text: Texts["importText"]["actions"];
}

/** What can be done about an import now: store or discard a preview, undo what was stored. */
export function ImportActions({ id, state, text }: ImportActionsProps) {
  const { busy, problem, ask } = useAsk();
  const address = `/api/v1/import/${id}`;
  if (state === "ready")
    return (
      <div className="no-print grid gap-2">
        <div className="flex flex-wrap gap-2">
          <Button busy={busy} onClick={() => void ask(`${address}/confirm`, "POST", {})}>
            {text.store}
          </Button>
          <Button tone="quiet" busy={busy} onClick={() => void ask(address, "DELETE", {})}>
            {text.discard}
          </Button>
        </div>
        <AskResult problem={problem} done={null} />
      </div>
    );
  if (state !== "done") return null;
  return (
    <div className="no-print">
      <Dialog openLabel={text.undo} title={text.undoTitle} closeLabel={text.close}>
        <p>{text.undoDetail}</p>
        <div>
          <Button busy={busy} onClick={() => void ask(address, "DELETE", {})}>
            {text.undoConfirm}
          </Button>
        </div>
        <AskResult problem={problem} done={null} />
      </Dialog>
    </div>
  );
}
