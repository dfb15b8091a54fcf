"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Texts } from "#app/texts/en.ts";

/** The few words that any page may need in the browser, in the language of whoever looks. */
type ClientWords = Pick<Texts["formText"], "unreachableTitle" | "unreachableDetail"> &
  Pick<Texts["shellText"], "error">;

const Words = createContext<ClientWords | null>(null);

export function ClientWordsProvider({ words, children }: { words: ClientWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

/** The words for what can go wrong anywhere. */
export function useClientWords(): ClientWords {
  const words = useContext(Words);
  if (words === null) throw new Error("useClientWords needs the ClientWordsProvider of the root layout");
  return words;
}
