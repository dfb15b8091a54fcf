"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#app/(entry)/use-send.ts";
import { RadioChoice } from "#components/ui/radio-choice.tsx";

interface DisplayChoiceProps {
  /** The name of the setting, as the route takes it. */
  name: string;
  legend: string;
  /** `sent` is what the route gets. */
  choices: readonly { value: string; label: string; sent: string | number | null }[];
  chosen: string;
  /** Said once it is kept. */
  savedText: string;
}

/** One setting of how pages are written; it is kept at once, and the page follows without a load. */
export function DisplayChoice({ name, legend, choices, chosen, savedText }: DisplayChoiceProps) {
  const router = useRouter();
  const { problem, send } = useSend();
  const [current, setCurrent] = useState(chosen);
  const [saved, setSaved] = useState(false);

  async function choose(value: string) {
    const choice = choices.find((each) => each.value === value);
    if (choice === undefined) return;
    const before = current;
    setCurrent(value);
    setSaved(false);
    if ((await send("/api/settings", "PUT", { [name]: choice.sent })) === null) {
      setCurrent(before);
      return;
    }
    setSaved(true);
    router.refresh();
  }

  return (
    <div>
      <RadioChoice
        name={name}
        legend={legend}
        choices={choices}
        current={current}
        onChoose={(value) => void choose(value)}
      />
      <p role="status" className={`mt-1 text-small empty:hidden ${problem ? "text-danger" : "text-ink-2"}`}>
        {problem ? `${problem.message} ${problem.detail}` : saved ? savedText : null}
      </p>
    </div>
  );
}
