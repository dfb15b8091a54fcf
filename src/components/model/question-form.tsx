"use client";

import { Button } from "#components/ui/button.tsx";
import type { ModelChoices } from "#presenters/prepare-model-choices.ts";

interface QuestionFormProps {
  choices: ModelChoices;
  /** The range's words of the address. */
  keep: Readonly<Record<string, string>>;
  /** Why some metrics are not offered. */
  leftTitle: string;
  text: { outcome: string; sameDay: string; dayBefore: string; apply: string };
}

/** Outcome and predictors as a form that only changes the address. */
export function QuestionForm({ choices, keep, leftTitle, text }: QuestionFormProps) {
  return (
    <form method="get" className="grid gap-4">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="grid max-w-sm gap-1">
        <span className="font-semibold">{text.outcome}</span>
        <select
          name="outcome"
          defaultValue={choices.outcomes.find(({ chosen }) => chosen)?.value}
          className="min-h-11 w-full rounded-control border border-outline bg-ground px-3 text-base"
        >
          {choices.outcomes.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <div className="grid gap-4 lg:grid-cols-2">
        {(["sameDay", "dayBefore"] as const).map((when) =>
          choices[when].length === 0 ? null : (
            <fieldset key={when} className="min-w-0">
              <legend className="mb-1 font-semibold">{text[when]}</legend>
              <div className="grid grid-cols-2 gap-x-3">
                {choices[when].map(({ value, label, chosen }) => (
                  <label key={value} className="flex min-h-11 items-center gap-2 text-small">
                    <input
                      type="checkbox"
                      name="with"
                      value={value}
                      defaultChecked={chosen}
                      className="size-5 shrink-0 accent-ink"
                    />
                    {label}
                  </label>
                ))}
              </div>
            </fieldset>
          ),
        )}
      </div>
      <div>
        <Button type="submit">{text.apply}</Button>
      </div>
      {choices.left.length === 0 ? null : (
        <div className="text-ink-2 text-small">
          <p>{leftTitle}</p>
          <ul className="list-inside list-disc">
            {choices.left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}
