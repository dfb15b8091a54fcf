import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { loadDisplay, loadTexts } from "#app/server/texts.ts";
import { ClientWordsProvider } from "./client-words.tsx";
import { groundColours, themeCookie, themeFromCookie } from "./theme.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { product, description } = (await loadTexts()).shellText;
  return {
    title: { default: product, template: `%s · ${product}` },
    description,
    icons: { icon: "/icon.svg", apple: "/icon-180.png" },
    appleWebApp: { title: product, statusBarStyle: "default" },
    robots: { index: false, follow: false },
  };
}

/** The colour around an installed app and in a phone's address bar follows the theme. */
export async function generateViewport(): Promise<Viewport> {
  const theme = themeFromCookie((await cookies()).get(themeCookie)?.value);
  return {
    width: "device-width",
    initialScale: 1,
    viewportFit: "cover",
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: groundColours.light },
            { media: "(prefers-color-scheme: dark)", color: groundColours.dark },
          ]
        : groundColours[theme],
  };
}

/** The document. A chosen theme comes from a cookie and is in the first byte, so that nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { language, texts } = await loadDisplay();
  const { unreachableTitle, unreachableDetail } = texts.formText;
  const theme = themeFromCookie((await cookies()).get(themeCookie)?.value);
  return (
    <html lang={language} {...(theme === "system" ? {} : { "data-theme": theme })}>
      <body className="min-h-dvh bg-ground font-sans text-ink antialiased">
        <ClientWordsProvider words={{ unreachableTitle, unreachableDetail, error: texts.shellText.error }}>
          {children}
        </ClientWordsProvider>
      </body>
    </html>
  );
}
