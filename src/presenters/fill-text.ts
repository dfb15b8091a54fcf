/** Puts values into a sentence: fillText("{have} of {need} nights", { have: "2", need: "14" }) → "2 of 14 nights". */
export function fillText(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
