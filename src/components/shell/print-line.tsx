"use client";

import { useEffect, useRef } from "react";

/** On paper only: where this was printed from, and when. Written when the browser prepares to print. */
export function PrintLine() {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const write = () => {
      const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
      if (line.current !== null) line.current.textContent = `${window.location.href} · ${day}`;
    };
    window.addEventListener("beforeprint", write);
    return () => window.removeEventListener("beforeprint", write);
  }, []);
  return <p ref={line} className="print-only break-all text-ink-2 text-small" />;
}
