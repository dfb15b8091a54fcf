import type { Metadata } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import type { Texts } from "#app/texts/en.ts";
import { isLanguage, type Language, preferredLanguage } from "#app/texts/languages.ts";
import { textsWith } from "#app/texts/with-notation.ts";
import { loadMemberSettings, type MemberSettings } from "#auth/member-settings.ts";
import { plainNotation } from "#domain/notation.ts";
import { getApp } from "./app.ts";
import { findViewer } from "./viewer.ts";

/** How this page is written. */
interface Display {
  /** What the account chose; null when nobody is signed in. */
  settings: MemberSettings | null;
  language: Language;
  texts: Texts;
}

/** The language and notation of whoever looks, asked once per request. */
export const loadDisplay = cache(async (): Promise<Display> => {
  const viewer = await findViewer();
  const settings = viewer === null ? null : await loadMemberSettings(getApp().db, viewer.accountId);
  const chosen = settings?.language;
  const language = isLanguage(chosen) ? chosen : preferredLanguage((await headers()).get("accept-language"));
  return { settings, language, texts: textsWith(language, settings ?? plainNotation) };
});

/** The words of this page, in the language and notation of whoever looks. */
export async function loadTexts(): Promise<Texts> {
  return (await loadDisplay()).texts;
}

/** A page's `generateMetadata`: its title in the language of whoever looks. */
export function titled(titleOf: (texts: Texts) => string): () => Promise<Metadata> {
  return async () => ({ title: titleOf(await loadTexts()) });
}
