"use client";

import type { ReactNode } from "react";
import type { FigureHeader } from "#presenters/figure-header.ts";
import type { FigureTable } from "#presenters/figure-table.ts";
import { FigureFrame } from "./figure-frame.tsx";
import type { FigureText } from "./figure-text.ts";

interface StaticFigureProps {
  head: FigureHeader;
  table: FigureTable;
  text: Pick<FigureText, "showTable" | "csv">;
  empty?: string | null;
  className?: string;
  children: ReactNode;
}

/** A figure that says every number in words: nothing to walk through, and the server has drawn it. */
export function StaticFigure({ table, ...frame }: StaticFigureProps) {
  return <FigureFrame {...frame} table={() => table} />;
}
