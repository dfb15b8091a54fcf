import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonTone, buttonClass } from "./button-class.ts";

interface LinkButtonProps {
  href: string;
  tone?: ButtonTone;
  /** True for route handlers that redirect (such as the way to WHOOP): a full navigation, never prefetched. */
  leavesApp?: boolean;
  children: ReactNode;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ href, tone = "primary", leavesApp = false, children }: LinkButtonProps) {
  const className = buttonClass(tone);
  if (leavesApp) {
    return (
      <a href={href} className={className}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} className={className}>
      {children}
    </Link>
  );
}
