"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const afterMs = 1_000;

/** Shows the page anew while an import is being worked on: a second after it was last shown, however long that took. */
export function FollowImports({ active }: { active: boolean }) {
  const router = useRouter();
  const [showing, show] = useTransition();
  useEffect(() => {
    if (!active || showing) return;
    const timer = setTimeout(() => show(() => router.refresh()), afterMs);
    return () => clearTimeout(timer);
  }, [active, showing, router]);
  return null;
}
