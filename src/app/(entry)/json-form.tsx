"use client";

import type { FormEvent, ReactNode } from "react";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ButtonTone } from "#components/ui/button-class.ts";
import { useSend } from "./use-send.ts";

interface JsonFormProps {
  /** The route that takes it, and how. */
  action: string;
  method?: "POST" | "PUT" | "DELETE";
  submitLabel: string;
  tone?: ButtonTone;
  /** Sent along with what is typed. */
  fixed?: Record<string, string | number>;
  /** The fields; a form without any is one button. */
  children?: ReactNode;
}

/** A form that sends its fields as JSON to a route, shows the problem it answers with, or goes where it says. */
export function JsonForm({
  action,
  method = "POST",
  submitLabel,
  tone = "primary",
  fixed = {},
  children,
}: JsonFormProps) {
  const { busy, problem, send } = useSend();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget));
    void send(action, method, { ...typed, ...fixed });
  }

  // method="post" also before the script has loaded: a GET would put what was typed into the address.
  return (
    <form method="post" action={action} onSubmit={submit} className="grid gap-4">
      {problem ? (
        <Banner tone="problem" title={problem.message}>
          {problem.detail}
        </Banner>
      ) : null}
      {children}
      <div>
        <Button type="submit" tone={tone} busy={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
