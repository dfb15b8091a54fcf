"use client";

import { type RefObject, useEffect, useState } from "react";

/** What only a person does to a page. */
const signs = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"] as const;

/** Somebody has done one of them since the page was loaded. */
let somebodyHere = false;

/**
 * Whether `element` has been on screen, or nearly so, since somebody moved, touched, typed or scrolled: the moment to load
 * what answers to a hand. Before, it would only keep a phone busy.
 */
export function useAwake(element: RefObject<HTMLElement | null>): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null || awake) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setAwake(true);
      },
      { rootMargin: "100px" },
    );
    const listening = new AbortController();
    const begin = () => {
      somebodyHere = true;
      listening.abort();
      observer.observe(target);
    };
    if (somebodyHere) begin();
    else
      for (const sign of signs)
        window.addEventListener(sign, begin, { capture: true, passive: true, signal: listening.signal });
    return () => {
      listening.abort();
      observer.disconnect();
    };
  }, [element, awake]);
  return awake;
}
