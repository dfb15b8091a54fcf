import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Sleep page. */
export const sleepText: Texts["sleepText"] = {
  calendar: calendarText,
  title: "Schlaf",
  summary: {
    known:
      "{asleep} geschlafen in einer durchschnittlichen Nacht, von {need}, die du laut WHOOP brauchst. Nächte: {n}.",
    unknown: "In diesem Zeitraum ist noch keine Nacht bewertet.",
  },
  weeks: { median: "{label}, Median", lowest: "{label}, niedrigster", highest: "{label}, höchster" },
  stages: {
    title: "Phasen und Bedarf",
    lead: "Schätzungen des Bandes: Summen einer Nacht, nicht ihre Reihenfolge. Einzelne Nächte einer Phase lohnen keine Deutung.",
    names: { awakeMin: "Wach", lightMin: "Leicht", remMin: "REM", deepMin: "Tief" },
    asleep: "Geschlafen",
    need: "Bedarf",
    shareTitle: "Die durchschnittliche Nacht",
    shareLead: "Mittel der Nächte dieses Zeitraums: {n}.",
    share: "{amount} · {share} %",
    shareColumns: { row: "Phase", amount: "Mittel", share: "Anteil" },
    shareNothing: "In diesem Zeitraum ist noch keine Nacht bewertet.",
  },
  times: {
    title: "Zubettgehen und Aufstehen",
    lead: "Vom Zubettgehen bis zum Aufstehen, von Mittag zu Mittag, auf der Uhr des Ortes, an dem du geschlafen hast. Bänder: deine üblichen Zeiten in diesem Zeitraum, ±1 SD.",
    bed: "Ins Bett",
    wake: "Auf",
    inBed: "Im Bett",
    extremes: "Früheste bis späteste",
    usual: "Üblich ±1 SD",
    weekend: "Samstag- und Sonntagmorgen",
  },
  need: {
    title: "Was die Nacht zum {day} brauchte",
    lead: "WHOOPs Modell deines Bedarfs, auseinandergenommen.",
    none: "Keine Nacht dieses Zeitraums sagt, was sie brauchte.",
    parts: {
      baseline: "Grundwert",
      debt: "Jüngster Fehlbetrag",
      strain: "Belastung",
      nap: "Nickerchen",
      need: "Bedarf",
      asleep: "Geschlafen",
    },
    short: "{gap} weniger als nötig",
    over: "{gap} mehr als nötig",
    columns: { part: "Teil", minutes: "Zeit" },
  },
  debt: {
    title: "Fehlbetrag",
    lead: "Was in den kurzen Nächten der letzten zwei Wochen fehlte. Lange Nächte heben es nicht auf.",
    scaled: "Aus {have} von {of} Nächten, auf zwei Wochen hochgerechnet.",
    whole: "Aus {have} von {of} Nächten.",
    chartTitle: "Geschlafen minus nötig",
    chartLead:
      "Nickerchen zählen als Schlaf. Ein Tag kommt hinzu, wenn er vorbei ist, denn ein Nickerchen kann noch folgen.",
    balance: "Gegen den Bedarf",
    figure: "{shortfall} zu wenig in zwei Wochen",
    tooFew: "{have} von 10 nötigen Nächten",
    short: "Unter dem Bedarf",
    over: "Bedarf erreicht oder übertroffen",
    definitions: "Andere Arten zu zählen",
    others: {
      shortfall: {
        label: "Fehlbetrag über zwei Wochen",
        detail: "Was in kurzen Nächten fehlte, Nickerchen als Schlaf gezählt; aus {have} von {of} Nächten.",
      },
      balance: {
        label: "Bilanz über zwei Wochen",
        detail: "Geschlafen minus nötig, aus denselben {have} von {of} Nächten: Hier heben lange Nächte auf.",
      },
      decaying: {
        label: "Abklingender Fehlbetrag",
        detail: "Jede Nacht zählt 0,3, alles davor klingt um 0,7 je Tag ab.",
      },
      vendor: { label: "WHOOPs Bedarf aus Schlafschuld", detail: "Wie für die neueste Nacht gemeldet." },
    },
  },
  regularity: {
    title: "Regelmäßigkeit",
    lead: "Die letzten 28 Tage.",
    index: "Index der Schlafregelmäßigkeit",
    indexNote: "{n} Paare von Tagen. 100: jeder Tag gleich, 0: zufällig.",
    indexWithoutTravel: "Ohne die Tage um deine Reise: {index}.",
    bed: "Übliche Zubettgehzeit",
    wake: "Übliche Aufstehzeit",
    timeNote: "± {sd} min, {n} Nächte des Zeitraums",
    jetlag: "Verschiebung am Wochenende",
    jetlagNote: "zwischen den Schlafmitten an Wochenenden und Werktagen, {n} Nächte",
    tooFewPairs: "{have} von {need} nötigen Paaren von Tagen",
    tooFewNights: "{have} von {need} nötigen Nächten",
  },
  quality: {
    title: "Effizienz, Atmung, Nickerchen",
    lead: "Die Effizienz ist der Anteil der Zeit im Bett, der geschlafen wurde, wie WHOOP ihn meldet.",
    labels: { efficiencyPct: "Effizienz", respiratoryRate: "Atemfrequenz" },
    units: { efficiencyPct: "%", respiratoryRate: "pro min" },
    naps: "Nickerchen",
  },
  naps: {
    none: "Keine Nickerchen in diesem Zeitraum.",
    some: "Tage mit Nickerchen: {days}, insgesamt {total}.",
  },
  empty: { detail: "Der Schlaf erscheint hier mit deiner ersten bewerteten Nacht." },
};
