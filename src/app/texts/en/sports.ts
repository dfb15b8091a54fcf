import { type SportWords, sportTable } from "#domain/sport-table.ts";

/** The sports of WHOOP's table by their English names, which are WHOOP's own. */
export const sportText: SportWords = Object.fromEntries(sportTable.map(([, name]) => [name, name]));
