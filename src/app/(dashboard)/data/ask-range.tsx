"use client";

import type { FormEvent } from "react";
import type { Texts } from "#app/texts/en.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { AskResult } from "./ask-result.tsx";
import { useAsk } from "./use-ask.ts";

/** Asks for the days between two dates. */
export function AskRange({ text }: { text: Texts["dataText"]["ask"] }) {
  const { busy, problem, done, ask } = useAsk();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void ask("/api/v1/sync", "POST", Object.fromEntries(new FormData(event.currentTarget)));
  }

  return (
    <Dialog openLabel={text.range} title={text.range} closeLabel={text.close}>
      <form method="post" onSubmit={submit} className="grid gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field name="from" type="date" label={text.from} required />
          <Field name="to" type="date" label={text.to} required />
        </div>
        <div>
          <Button type="submit" busy={busy}>
            {text.rangeConfirm}
          </Button>
        </div>
        <AskResult problem={problem} done={done ? text.asked : null} />
      </form>
    </Dialog>
  );
}
