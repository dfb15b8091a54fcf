"use client";

import { useEffect, useState } from "react";
import type { Texts } from "#app/texts/en.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { type AttemptState, type AttemptWords, readAttempt } from "./read-attempt.ts";

const pollEveryMs = 700;
/** Polls until the page admits that it takes long. */
const slowAfterPolls = 15;

interface AttemptProgressProps {
  attemptId: string;
  text: Texts["connectText"]["progress"];
  problemWords: AttemptWords;
}

/** Asks every 0.7 s how far the attempt has come; goes to Today when it was accepted. */
export function AttemptProgress({ attemptId, text, problemWords }: AttemptProgressProps) {
  const [state, setState] = useState<AttemptState>({ step: "waiting", problem: null });
  const [polls, setPolls] = useState(0);
  const settled = state.step === "accepted" || state.step === "refused";

  useEffect(() => {
    if (settled) return;
    const timer = setTimeout(async () => {
      setState(await readAttempt(attemptId, problemWords));
      setPolls(polls + 1);
    }, pollEveryMs);
    return () => clearTimeout(timer);
  }, [attemptId, problemWords, polls, settled]);

  useEffect(() => {
    if (state.step === "accepted") window.location.assign("/");
  }, [state.step]);

  if (state.step === "refused")
    return (
      <Banner
        tone="problem"
        title={text.refusedTitle}
        action={<LinkButton href="/connect">{text.again}</LinkButton>}
      >
        {state.problem}
      </Banner>
    );
  return (
    <Card>
      <div aria-live="polite" className="grid gap-4">
        {state.step === "accepted" ? (
          <>
            <p>{text.accepted}</p>
            <LinkButton href="/">{text.toToday}</LinkButton>
          </>
        ) : (
          <ProgressBar
            label={text.checking}
            share={null}
            detail={polls > slowAfterPolls ? text.slow : undefined}
          />
        )}
      </div>
    </Card>
  );
}
