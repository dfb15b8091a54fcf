"use client";

import { useSyncExternalStore } from "react";

/** What only a person does to a page. */
const signs = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"] as const;

let here = false;
const waiting = new Set<() => void>();

function notice(): void {
  here = true;
  for (const sign of signs) window.removeEventListener(sign, notice, true);
  for (const tell of waiting) tell();
}

function subscribe(tell: () => void): () => void {
  if (!here && waiting.size === 0)
    for (const sign of signs) window.addEventListener(sign, notice, { capture: true, passive: true });
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/**
 * Whether somebody has moved, touched, typed or scrolled since the page was loaded: what answers to a hand need not keep a
 * phone busy before there is one.
 */
export function useUserInteracted(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => here,
    () => false,
  );
}
