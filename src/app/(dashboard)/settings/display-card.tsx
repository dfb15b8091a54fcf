import { cookies } from "next/headers";
import { loadDisplay } from "#app/server/texts.ts";
import { type Language, languageNames, languages } from "#app/texts/languages.ts";
import { themeCookie, themeFromCookie } from "#app/theme.ts";
import { Card } from "#components/ui/card.tsx";
import { ThemeSwitch } from "#components/ui/theme-switch.tsx";
import { fillText } from "#presenters/fill-text.ts";
import { DisplayChoice } from "./display-choice.tsx";

const asBrowser = "browser";

/** How pages are written for this account, wherever it signs in; the theme belongs to this browser. */
export async function DisplayCard() {
  const { settings, language, texts } = await loadDisplay();
  const { settingsText, calendarText } = texts;
  const text = settingsText.display;
  const theme = themeFromCookie((await cookies()).get(themeCookie)?.value);
  const { units, energy, clock, weekStart } = calendarText;
  const codes = Object.keys(languages).filter((code): code is Language => code in languages);
  const same = (value: string, label: string) => ({ value, label, sent: value });
  const [monday = "", , , , , , sunday = ""] = calendarText.weekdays;
  return (
    <Card title={text.title} lead={text.lead}>
      <div className="grid gap-5">
        <DisplayChoice
          name="language"
          legend={text.language}
          choices={[
            {
              value: asBrowser,
              label: settings?.language
                ? text.asBrowser
                : fillText(text.asBrowserNow, { language: languageNames[language] }),
              sent: null,
            },
            ...codes.map((code) => same(code, languageNames[code])),
          ]}
          chosen={settings?.language ?? asBrowser}
          savedText={text.saved}
        />
        <DisplayChoice
          name="units"
          legend={text.units}
          choices={[same("metric", text.metric), same("imperial", text.imperial)]}
          chosen={units}
          savedText={text.saved}
        />
        <DisplayChoice
          name="energy"
          legend={text.energy}
          choices={[same("kJ", text.kJ), same("kcal", text.kcal)]}
          chosen={energy}
          savedText={text.saved}
        />
        <DisplayChoice
          name="clock"
          legend={text.clock}
          choices={[same("24h", text.clock24), same("12h", text.clock12)]}
          chosen={clock}
          savedText={text.saved}
        />
        <DisplayChoice
          name="weekStart"
          legend={text.weekStart}
          choices={[
            { value: "1", label: monday, sent: 1 },
            { value: "7", label: sunday, sent: 7 },
          ]}
          chosen={String(weekStart)}
          savedText={text.saved}
        />
        <ThemeSwitch
          cookieName={themeCookie}
          chosen={theme}
          legend={settingsText.appearance.legend}
          labels={settingsText.appearance.labels}
        />
        <p className="text-ink-2 text-small">{text.elsewhere}</p>
      </div>
    </Card>
  );
}
