"use client";

import { useState } from "react";
import { Button } from "./button.tsx";

interface CopyFieldProps {
  name: string;
  label: string;
  value: string;
  /** Words of the button before and after copying. */
  copyLabel: string;
  copiedLabel: string;
}

/**
 * A value to take elsewhere, letter by letter, with a button that copies it. Where the clipboard is closed to us
 * (plain http on a local network) the text is selected instead, ready for the member's own copy command.
 */
export function CopyField({ name, label, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      const input = document.getElementById(name);
      if (input instanceof HTMLInputElement) input.select();
    }
  }

  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={name}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 min-w-0 flex-1 rounded-control border border-outline bg-ground px-3 py-2 font-mono text-small"
        />
        <Button tone="quiet" onClick={() => void copy()}>
          <span aria-live="polite">{copied ? copiedLabel : copyLabel}</span>
        </Button>
      </div>
    </div>
  );
}
