"use client";

import Link from "next/link";
import { type Range, type RangeChoice, type RangeProblem, rangeNames, rangeWord } from "#domain/range.ts";
import { Button } from "./button.tsx";
import { rangeCookie } from "./range-cookie.ts";
import type { RangeText } from "./range-text.ts";

interface RangePickerProps {
  choice: RangeChoice;
  problem: RangeProblem | null;
  /** The days shown now: where the two date fields stand. */
  shown: Range;
  text: RangeText;
  /** Other words of the address that must survive a choice, such as filters. */
  keep?: Readonly<Record<string, string>>;
}

const yearSeconds = 365 * 24 * 3600;

/** The range shown, as links (so an address reproduces the view) and two date fields; the choice is remembered. */
export function RangePicker({ choice, problem, shown, text, keep = {} }: RangePickerProps) {
  return (
    <div className="no-print grid gap-1">
      <nav aria-label={text.legend} className="flex flex-wrap items-start gap-1">
        <ul className="flex rounded-control bg-card">
          {rangeNames.map((name) => (
            <li key={name}>
              <Link
                href={`?${new URLSearchParams({ ...keep, range: name })}`}
                prefetch={false}
                scroll={false}
                {...(choice.name === name ? { "aria-current": "true" as const } : {})}
                className="flex min-h-11 min-w-11 items-center justify-center rounded-control px-2 text-ink-2 text-small hover:text-ink aria-[current=true]:bg-raised aria-[current=true]:font-semibold aria-[current=true]:text-ink sm:px-3"
                onClick={() => remember({ name })}
              >
                <span aria-hidden="true">{text.names[name]}</span>
                <span className="sr-only">{text.spoken[name]}</span>
              </Link>
            </li>
          ))}
        </ul>
        <details className="relative" key={rangeWord(choice)}>
          <summary
            className={`flex min-h-11 list-none items-center rounded-control px-3 text-small hover:text-ink [&::-webkit-details-marker]:hidden ${choice.name === "custom" ? "bg-raised font-semibold" : "bg-card text-ink-2"}`}
          >
            {text.dates}
          </summary>
          <form
            method="get"
            className="absolute right-0 z-20 mt-1 grid w-64 gap-3 rounded-card border border-hairline bg-card p-4"
            onSubmit={(event) => rememberForm(new FormData(event.currentTarget))}
          >
            {Object.entries(keep).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <DateField name="from" label={text.from} value={shown.from} />
            <DateField name="to" label={text.to} value={shown.to} />
            <Button type="submit">{text.show}</Button>
          </form>
        </details>
      </nav>
      {problem === null ? null : (
        <p role="status" className="text-ink-2 text-small">
          {text.problems[problem]}
        </p>
      )}
    </div>
  );
}

function DateField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="grid gap-1 text-small">
      {label}
      <input
        type="date"
        name={name}
        required
        defaultValue={value}
        className="min-h-11 w-full rounded-control border border-outline bg-ground px-3 text-base"
      />
    </label>
  );
}

function rememberForm(form: FormData) {
  keepWord(`${form.get("from")}_${form.get("to")}`);
}

function remember(choice: RangeChoice) {
  keepWord(rangeWord(choice));
}

function keepWord(word: string) {
  // The Cookie Store API is missing from plain-http pages, where a home install often lives.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${rangeCookie}=${word}; path=/; samesite=lax; max-age=${yearSeconds}`;
}
