import type { MetadataRoute } from "next";
import { loadDisplay } from "#app/server/texts.ts";
import { groundColours } from "./theme.ts";

/** What a phone needs to install Pulsekeep as an app. Asked for without a session, so it says nothing of anybody. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { language, texts } = await loadDisplay();
  const { product, description } = texts.shellText;
  return {
    id: "/",
    name: product,
    short_name: product,
    description,
    lang: language,
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: groundColours.dark,
    theme_color: groundColours.dark,
    categories: ["health", "fitness"],
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
