"use client";

import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { AskResult } from "../data/ask-result.tsx";
import { useAsk } from "../data/use-ask.ts";

interface KeepModelProps {
  /** What is kept besides the name. */
  body: Readonly<Record<string, unknown>>;
  saved: { id: number; name: string } | null;
  text: { name: string; hint: string; save: string; remove: string };
}

const address = "/api/v1/stats/regression/saved";

/** Keeps the model shown under a name, or forgets the saved one that is shown. */
export function KeepModel({ body, saved, text }: KeepModelProps) {
  const { busy, problem, ask } = useAsk();
  return (
    <form
      method="post"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get("name");
        void ask(address, "POST", { ...body, name });
      }}
    >
      <Field
        name="name"
        label={text.name}
        hint={text.hint}
        required
        maxLength={60}
        defaultValue={saved?.name ?? ""}
        className="max-w-sm"
      />
      <AskResult problem={problem} done={null} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy}>
          {text.save}
        </Button>
        {saved === null ? null : (
          <Button tone="quiet" busy={busy} onClick={() => void ask(`${address}/${saved.id}`, "DELETE", {})}>
            {text.remove.replace("{name}", saved.name)}
          </Button>
        )}
      </div>
    </form>
  );
}
