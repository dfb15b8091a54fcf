"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/**
 * Shows the page anew for as long as it stands there: so long after it was last shown, however long that took, that refreshes
 * never pile up on a slow machine.
 */
export function RefreshAfter({ afterMs }: { afterMs: number }) {
  const router = useRouter();
  const [showing, show] = useTransition();
  useEffect(() => {
    if (showing) return;
    const timer = setTimeout(() => show(() => router.refresh()), afterMs);
    return () => clearTimeout(timer);
  }, [showing, router, afterMs]);
  return null;
}
