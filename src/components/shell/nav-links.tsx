"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { NavIcon, type NavIconName } from "./nav-icon.tsx";

export interface NavPage {
  href: string;
  label: string;
  icon: NavIconName;
}

/** So many pages have a tab of their own on a phone; the rest is a press away. */
const tabs = 4;

const tabClass =
  "flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-control text-ink-2 text-small hover:text-ink";

/**
 * The pages, as a list beside the content on wide screens and as tabs under the thumb on phones. None is fetched before it
 * is asked for: looking ahead at ten pages costs the server twenty answers for each page shown, and gains one.
 */
export function NavLinks({ pages, moreLabel }: { pages: readonly NavPage[]; moreLabel: string }) {
  const path = usePathname();
  const isCurrent = (href: string) => (href === "/" ? path === "/" : path.startsWith(href));
  const rest = pages.slice(tabs);
  return (
    <ul className="flex lg:grid lg:gap-1">
      {pages.map(({ href, label, icon }, index) => (
        <li key={href} className={index < tabs ? "flex-1" : "flex-1 max-lg:hidden"}>
          <Link
            href={href}
            prefetch={false}
            {...(isCurrent(href) ? { "aria-current": "page" as const } : {})}
            className={`${tabClass} aria-[current=page]:font-semibold aria-[current=page]:text-ink lg:min-h-11 lg:flex-row lg:justify-start lg:gap-3 lg:px-3 lg:text-body lg:aria-[current=page]:bg-raised`}
          >
            <NavIcon name={icon} />
            {label}
          </Link>
        </li>
      ))}
      {rest.length === 0 ? null : (
        <li className="flex-1 lg:hidden">
          {/* A new key on another page: the list closes when one of its links was followed. */}
          <details key={path} className="relative">
            <summary
              className={`${tabClass} list-none [&::-webkit-details-marker]:hidden ${rest.some(({ href }) => isCurrent(href)) ? "font-semibold text-ink" : ""}`}
            >
              <NavIcon name="more" />
              {moreLabel}
            </summary>
            <ul className="absolute right-1 bottom-full mb-2 grid min-w-48 rounded-card border border-hairline bg-card p-2">
              {rest.map(({ href, label, icon }) => (
                <li key={href}>
                  <Link
                    href={href}
                    prefetch={false}
                    {...(isCurrent(href) ? { "aria-current": "page" as const } : {})}
                    className="flex min-h-12 items-center gap-3 rounded-control px-3 text-ink-2 aria-[current=page]:bg-raised aria-[current=page]:font-semibold aria-[current=page]:text-ink"
                  >
                    <NavIcon name={icon} />
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}
