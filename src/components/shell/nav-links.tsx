"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { NavIcon, type NavIconName } from "./nav-icon.tsx";

export interface NavPage {
  href: string;
  label: string;
  icon: NavIconName;
}

/** The pages, as a list beside the content on wide screens and as tabs under the thumb on phones. */
export function NavLinks({ pages }: { pages: readonly NavPage[] }) {
  const path = usePathname();
  return (
    <ul className="flex lg:grid lg:gap-1">
      {pages.map(({ href, label, icon }) => {
        const current = href === "/" ? path === "/" : path.startsWith(href);
        return (
          <li key={href} className="flex-1">
            <Link
              href={href}
              {...(current ? { "aria-current": "page" as const } : {})}
              className="flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-control text-ink-2 text-small hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink lg:min-h-11 lg:flex-row lg:justify-start lg:gap-3 lg:px-3 lg:text-body lg:aria-[current=page]:bg-raised"
            >
              <NavIcon name={icon} />
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
