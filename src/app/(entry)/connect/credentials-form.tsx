"use client";

import { type FormEvent, useRef, useState } from "react";
import type { Texts } from "#app/texts/en.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { useSend } from "../use-send.ts";

/** Client ID and secret, with a test that asks WHOOP before anything is kept. */
export function CredentialsForm({ text }: { text: Texts["connectText"]["form"] }) {
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, send } = useSend();
  const [accepted, setAccepted] = useState<boolean | null>(null);

  const typed = () => (form.current ? Object.fromEntries(new FormData(form.current)) : {});

  function save(event: FormEvent) {
    event.preventDefault();
    void saveAndConnect();
  }

  async function saveAndConnect() {
    const saved = await send("/api/connect/app", "PUT", typed());
    if (saved) await send("/api/auth/whoop", "POST", {});
  }

  async function test() {
    setAccepted(null);
    if (!form.current?.reportValidity()) return;
    const answer = await send("/api/connect/app/test", "POST", typed());
    if (answer) setAccepted(answer["result"] === "accepted");
  }

  return (
    <form ref={form} method="post" action="/api/connect/app" onSubmit={save} className="grid gap-4">
      {problem ? (
        <Banner tone="problem" title={problem.message}>
          {problem.detail}
        </Banner>
      ) : null}
      <Field name="clientId" label={text.clientId} autoComplete="off" spellCheck={false} required />
      <Field
        name="clientSecret"
        type="password"
        label={text.clientSecret}
        hint={text.clientSecretHint}
        error={accepted === false ? text.wrongClient : null}
        autoComplete="off"
        required
      />
      <p aria-live="polite" className="text-recovery-high-ink empty:hidden">
        {accepted === true ? text.accepted : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy}>
          {text.saveAndConnect}
        </Button>
        <Button tone="quiet" busy={busy} onClick={() => void test()}>
          {busy ? text.testing : text.test}
        </Button>
      </div>
    </form>
  );
}
