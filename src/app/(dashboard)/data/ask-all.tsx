"use client";

import type { Texts } from "#app/texts/en.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { AskResult } from "./ask-result.tsx";
import { useAsk } from "./use-ask.ts";

/** Asks for the whole history once more, after a question: it is long and spends requests. */
export function AskAll({ text }: { text: Texts["dataText"]["ask"] }) {
  const { busy, problem, done, ask } = useAsk();
  return (
    <Dialog openLabel={text.all} title={text.allTitle} closeLabel={text.close}>
      <p>{text.allDetail}</p>
      <div>
        <Button busy={busy} onClick={() => void ask("/api/v1/sync", "POST", { full: true })}>
          {text.allConfirm}
        </Button>
      </div>
      <AskResult problem={problem} done={done ? text.asked : null} />
    </Dialog>
  );
}
