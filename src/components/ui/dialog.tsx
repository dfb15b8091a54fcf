"use client";

import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import type { ButtonTone } from "./button-class.ts";

interface DialogProps {
  /** Words and tone of the button that opens it. */
  openLabel: string;
  openTone?: ButtonTone;
  title: string;
  closeLabel: string;
  /** The question, and the buttons that answer it. */
  children: ReactNode;
}

/** A question in front of the page: the browser's own dialog, which keeps the focus and closes with Escape. */
export function Dialog({ openLabel, openTone = "quiet", title, closeLabel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button tone={openTone} onClick={() => dialog.current?.showModal()}>
        {openLabel}
      </Button>
      <dialog
        ref={dialog}
        aria-label={title}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card bg-card p-5 text-ink"
      >
        <h2 className="mb-2 font-semibold text-lead">{title}</h2>
        <div className="grid gap-4">{children}</div>
        <form method="dialog" className="mt-4">
          <Button tone="quiet" type="submit">
            {closeLabel}
          </Button>
        </form>
      </dialog>
    </>
  );
}
