import { describe, expect, it } from "vitest";
import { en } from "#app/texts/en.ts";
import { languageNames, languages, preferredLanguage } from "#app/texts/languages.ts";
import { textsWith } from "#app/texts/with-notation.ts";
import { plainNotation } from "#domain/notation.ts";

/** Every sentence by its place: "sleepText.naps.none" → "No naps in this range." */
function leavesOf(value: unknown, place: string[] = []): [string, string][] {
  if (typeof value === "string") return [[place.join("."), value]];
  // Calendars are the same object everywhere, and names of months may be the same in two languages.
  if (place.at(-1)?.startsWith("calendar")) return [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...place, name]));
}

function placeholdersOf(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
}

/** What is no word of any language (symbols, commands, codes) or happens to be the same in both. */
const alike = {
  de: [
    /^[^a-zäöü]*$/i, // numbers, marks, nothing at all
    /^(%|ms|bpm|h|h:mm|kJ|°C|min)$/,
    /^(HRV|REM|CSV|HRV, ms|App|Problem|Name|Demo|System|Median|Training|Sport|Quartal|Client ID|Pulsekeep|Webhooks)$/,
    /^(r|q|F|t|p|p \{p\}|AIC|BIC|VIF|Durbin–Watson|Newey–West)$/, // names of statistics
    /^Zone( \d| \{zone\})?$/,
    /^(npm |https:)/,
    /^(look|restart|password)$/, // ids of steps
    /^\{\w+\}[^a-z]*(\{\w+\})?( min| s| %)?$/i,
    /^\{(median|mean|minutes|month|weekday|from)\}/,
    /^\{x\} → \{y\}/,
    /^Q\{quarter\} \{year\}$/,
    // sports that German took over
    /^(Baseball|Basketball|Golf|Lacrosse|Rugby|Softball|Squash|Tennis|Volleyball|Pilates|Yoga|Duathlon|Triathlon)$/,
    /^(Spinning|Spin|Meditation|Australian Football|Gaelic Football|Motocross|HIIT|Cricket|Pickleball|Spikeball)$/,
    /^(Barre|Barre3|Parkour|Hurling\/Camogie|Badminton|Netball|Sauna|Paintball|Handball|F45 Training|Padel|Barry's)$/,
    /^(Hot Yoga|Polo)$/,
  ],
};

describe.each(Object.entries(languages).filter(([code]) => code !== "en"))(
  "the language %s",
  (code, texts) => {
    const english = leavesOf(en);
    const other = new Map(leavesOf(texts));

    it("has every sentence English has, and no other", () => {
      expect([...other.keys()].sort()).toEqual(english.map(([place]) => place).sort());
    });

    it("says something wherever English does", () => {
      const silent = english.filter(([place, sentence]) => sentence !== "" && other.get(place) === "");
      expect(silent.map(([place]) => place)).toEqual([]);
    });

    it("fills the same values into every sentence", () => {
      const different = english.filter(
        ([place, sentence]) =>
          !place.startsWith("calendarText.") &&
          placeholdersOf(sentence).join() !== placeholdersOf(other.get(place) ?? "").join(),
      );
      expect(different.map(([place]) => place)).toEqual([]);
    });

    it("names seven days and twelve months", () => {
      const { weekdays, weekdaysShort, months, monthsShort, dates } = texts.calendarText;
      expect([weekdays, weekdaysShort, months, monthsShort].map((names) => new Set(names).size)).toEqual([
        7, 7, 12, 12,
      ]);
      expect(Object.values(dates).map(placeholdersOf)).toEqual(
        Object.values(en.calendarText.dates).map(placeholdersOf),
      );
    });

    it("is not left in English by accident", () => {
      const patterns = Object.entries(alike).find(([name]) => name === code)?.[1] ?? [];
      const left = english.filter(
        ([place, sentence]) =>
          other.get(place) === sentence && !patterns.some((pattern) => pattern.test(sentence)),
      );
      expect(left).toEqual([]);
    });
  },
);

describe("the choice of a language", () => {
  it("has a name for each", () => {
    expect(Object.keys(languageNames).sort()).toEqual(Object.keys(languages).sort());
  });

  it.each([
    ["de", "de"],
    ["de-CH,de;q=0.9,en;q=0.8", "de"],
    ["fr-FR, en;q=0.4, de;q=0.7", "de"],
    ["en-GB,de;q=0.5", "en"],
    ["de;q=0, en", "en"],
    ["ja", "en"],
    ["*", "en"],
    ["constructor, __proto__", "en"],
    ["de;q=x", "en"],
    ["", "en"],
    [null, "en"],
  ])("follows what the browser likes best among ours: %s → %s", (header, expected) => {
    expect(preferredLanguage(header)).toBe(expected);
  });
});

describe("words with a member's notation", () => {
  const chosen = { clock: "12h", units: "imperial", energy: "kcal", weekStart: 7 } as const;

  it("carry it in every calendar, with the language's own decimal mark", () => {
    const texts = textsWith("de", chosen);
    for (const calendar of [
      texts.calendarText,
      texts.sleepText.calendar,
      texts.figureText.words.calendar,
      texts.dayText.calendar,
    ])
      expect(calendar).toMatchObject({ ...chosen, decimalMark: "," });
    expect(texts.sleepText.title).toBe("Schlaf");
  });

  it("leave the language itself as it is", () => {
    textsWith("en", chosen);
    expect(en.calendarText).toMatchObject(plainNotation);
    expect(textsWith("en", plainNotation).sleepText.calendar.clock).toBe("24h");
  });

  it("are made once for each choice", () => {
    expect(textsWith("de", chosen)).toBe(textsWith("de", { ...chosen }));
  });
});
