/** A sport as WHOOP writes it ("functional-fitness") in words: "Functional fitness". */
export function sportLabel(sportName: string): string {
  const words = sportName.replaceAll(/[-_]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
