import type { ReactNode } from "react";
import { NavLinks, type NavPage } from "./nav-links.tsx";
import { PrintLine } from "./print-line.tsx";

interface ShellProps {
  product: string;
  memberName: string;
  pages: readonly NavPage[];
  text: { skipToContent: string; mainNavigation: string; morePages: string };
  /** Lines above every page: demo data, a lost connection. */
  banners: ReactNode;
  children: ReactNode;
}

/** What surrounds every page: navigation at the side or, on phones, below; banners; and the main landmark. */
export function Shell({ product, memberName, pages, text, banners, children }: ShellProps) {
  return (
    <div className="lg:flex">
      <a href="#content" className="skip-link">
        {text.skipToContent}
      </a>
      <header className="flex items-center justify-between gap-3 px-4 pt-3 lg:hidden">
        <p className="font-semibold">{product}</p>
        <p className="truncate text-ink-2 text-small">{memberName}</p>
      </header>
      <nav
        aria-label={text.mainNavigation}
        className="fixed inset-x-0 bottom-0 z-10 border-hairline border-t bg-card pb-[env(safe-area-inset-bottom)] lg:sticky lg:inset-auto lg:top-0 lg:flex lg:h-dvh lg:w-56 lg:shrink-0 lg:flex-col lg:gap-6 lg:border-t-0 lg:px-3 lg:py-6"
      >
        <p className="hidden px-3 font-semibold text-lead lg:block">{product}</p>
        <NavLinks pages={pages} moreLabel={text.morePages} />
        <p className="mt-auto hidden truncate px-3 text-ink-2 text-small lg:block">{memberName}</p>
      </nav>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto grid w-full min-w-0 max-w-6xl content-start gap-4 px-4 pt-3 pb-24 outline-none lg:px-8 lg:pt-6 lg:pb-10"
      >
        {banners}
        {children}
        <PrintLine />
      </main>
    </div>
  );
}
