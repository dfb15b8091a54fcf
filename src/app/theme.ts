import type { ThemeChoice } from "#components/ui/theme-switch.tsx";

/** Where the member's choice of theme is kept: in the browser, so that the server can render it at once. */
export const themeCookie = "pulsekeep-theme";

/** The theme a cookie value stands for; anything unknown means the system's wish. */
export function themeFromCookie(value: string | undefined): ThemeChoice {
  return value === "light" || value === "dark" ? value : "system";
}

/** --ground of the style sheet, for the places outside of it that show the page's colour. */
export const groundColours = { light: "#f1f3f5", dark: "#101417" } as const;
