/**
 * A header as it is compared: lower case, without accents, "%" as a word, everything else but letters and digits as one
 * "_". So "Zona FC 1%", "zona_fc_1_pct" and a damaged letter case are the same.
 */
export function foldHeader(header: string): string {
  return header
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("%", " pct ")
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
}
