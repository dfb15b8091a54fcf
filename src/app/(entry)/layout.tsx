import type { ReactNode } from "react";
import { loadTexts } from "#app/server/texts.ts";

/** The frame of the pages on the way in: one narrow column, nothing else to look at. */
export default async function EntryLayout({ children }: { children: ReactNode }) {
  const { shellText } = await loadTexts();
  return (
    <main className="mx-auto grid w-full max-w-xl content-start gap-4 px-4 py-8 sm:py-14">
      <p className="font-semibold text-ink-2 text-label uppercase">{shellText.product}</p>
      {children}
    </main>
  );
}
