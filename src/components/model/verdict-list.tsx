import { Badge } from "#components/ui/badge.tsx";
import type { ModelSentences } from "#presenters/prepare-model-words.ts";

/** What a model says, sentence by sentence, each with how sure it is. */
export function VerdictList({ verdicts }: Pick<ModelSentences, "verdicts">) {
  return (
    <ul className="grid gap-3">
      {verdicts.map(({ id, level, badge, sentence }) => (
        <li key={id} className="grid gap-1 border-hairline border-t pt-3 sm:grid-cols-[8rem_1fr]">
          <span>
            <Badge>{badge}</Badge>
          </span>
          <span className={level === "clear" || level === "tentative" ? "" : "text-ink-2"}>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
