"use client";

import type { FigureTable } from "#presenters/figure-table.ts";

/** Hands a figure's numbers to the browser as a file of that name. What writes CSV comes when it is first asked for. */
export async function downloadCsv(fileName: string, table: FigureTable): Promise<void> {
  const { figureCsv } = await import("#presenters/figure-table.ts");
  const address = URL.createObjectURL(new Blob([figureCsv(table)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
