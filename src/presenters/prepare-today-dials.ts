import { formatNumber } from "#domain/format.ts";
import { placesToTell } from "#domain/numbers-together.ts";
import { recoveryBand } from "#domain/score-bands.ts";
import { fillText } from "./fill-text.ts";
import type { Tone } from "./series-model.ts";
import type { PillarInput, TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

/** A score as a ring, its words and its comparison. */
export interface DialModel {
  id: "sleep" | "recovery" | "strain";
  title: string;
  /** The score as text; null when there is none, and then `word` says why. */
  figure: string | null;
  unit: string;
  /** Filled part of the ring and the place of the 30-day median, 0 to 1. */
  share: number | null;
  medianShare: number | null;
  tone: Tone;
  word: string;
  versusUsual: string | null;
}

const strainScale = 21;

/** The three dials in the order sleep, recovery, strain. */
export function prepareDials(view: TodayInput, text: TodayText): DialModel[] {
  const { recovery, sleep, strain } = view;
  const band = recovery.value === null ? "green" : recoveryBand(recovery.value);
  const tones = { green: "recovery-high", yellow: "recovery-mid", red: "recovery-low" } as const;
  return [
    dial("sleep", sleep, { scale: 100, unit: "%", decimals: 0, tone: "sleep" }, text),
    dial("recovery", recovery, { scale: 100, unit: "%", decimals: 0, tone: tones[band] }, text),
    dial("strain", strain, { scale: strainScale, unit: "", decimals: 1, tone: "strain" }, text),
  ];
}

function dial(
  id: DialModel["id"],
  pillar: PillarInput,
  look: { scale: number; unit: string; decimals: number; tone: Tone },
  text: TodayText,
): DialModel {
  const title = text.pillars[id];
  const figure = pillar.value === null ? null : formatNumber(pillar.value, look.decimals, text.calendar);
  const word = wordOf(pillar, text);
  const versusUsual = pillar.value === null ? null : versus(pillar, look.decimals, text);
  return {
    id,
    title,
    figure,
    unit: look.unit,
    share: pillar.value === null ? null : clamp(pillar.value / look.scale),
    medianShare: pillar.median30.known ? clamp(pillar.median30.value / look.scale) : null,
    tone: look.tone,
    word,
    versusUsual,
  };
}

function wordOf(pillar: PillarInput, text: TodayText): string {
  if (pillar.state !== "scored") return text.states[pillar.state];
  if (pillar.value === null) return text.notCounted;
  const word = text.words[pillar.word ?? ""] ?? "";
  return pillar.soFar ? [word, text.soFar].filter(Boolean).join(" ") : word;
}

/**
 * A day that has not ended is compared only by its mark on the ring: a growing number is always "below usual". Likewise a
 * score that enters no statistic.
 */
function versus(pillar: PillarInput, decimals: number, text: TodayText): string | null {
  if (!pillar.usual.known) return text.versusUsual.unknown;
  const { differenceFromUsual } = pillar;
  if (pillar.soFar || differenceFromUsual === null) {
    return fillText(text.usualMark, {
      usual: formatNumber(pillar.usual.value.mean, decimals, text.calendar),
    });
  }
  const write = (value: number, places: number) => formatNumber(value, decimals + places, text.calendar);
  const places = placesToTell([0, differenceFromUsual], write);
  const usual = write(pillar.usual.value.mean, places);
  const difference = write(Math.abs(differenceFromUsual), places);
  if (difference === write(0, places)) return fillText(text.versusUsual.same, { usual });
  const template = differenceFromUsual > 0 ? text.versusUsual.above : text.versusUsual.below;
  return fillText(template, { difference, usual });
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
