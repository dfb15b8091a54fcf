import { Suspense } from "react";
import { getApp } from "#app/server/app.ts";
import { loadFreshDay } from "#app/server/fresh-day.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { isDay } from "#domain/day.ts";
import { loadDay } from "#queries/days/day.ts";
import { loadDayRaw } from "#queries/days/day-raw.ts";
import { loadRange } from "#queries/days/range.ts";
import { NothingStored } from "../../nothing-stored.tsx";
import { NoSuchDay } from "./no-such-day.tsx";
import { WholeDay } from "./whole-day.tsx";

export const generateMetadata = titled(({ dayText }) => dayText.title);

/** A day that need not be asked for is there well before this; otherwise what is stored is shown meanwhile. */
const patienceMs = 400;

/** Everything of one day, and the records behind it. Opening a recent day asks for it when it may have changed. */
export default async function DayPage({ params }: PageProps<"day">) {
  const { dayText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db, clock } = getApp();
  const { day } = await params;
  const stored = await loadRange(db, { memberId, choice: { name: "all" } });
  if (stored === null)
    return <NothingStored title={dayText.nothingStored.title} detail={dayText.nothingStored.detail} />;
  if (!isDay(day) || day < stored.from || day > stored.to) return <NoSuchDay asked={day} stored={stored} />;
  const wanted = { memberId, day };
  const fresh = loadFreshDay(wanted).then(async (view) => ({ view, raw: await loadDayRaw(db, wanted) }));
  const soon = await Promise.race([fresh, clock.sleep(patienceMs).then(() => null)]);
  if (soon !== null)
    return <WholeDay {...soon} stored={stored} note={soon.view.stale ? dayText.stale : null} />;
  const [view, raw] = await Promise.all([loadDay(db, wanted), loadDayRaw(db, wanted)]);
  return (
    <Suspense fallback={<WholeDay view={view} raw={raw} stored={stored} note={dayText.asking} />}>
      <FreshDay fresh={fresh} stored={stored} staleNote={dayText.stale} />
    </Suspense>
  );
}

type WholeDayProps = Parameters<typeof WholeDay>[0];

interface FreshDayProps {
  fresh: Promise<{ view: WholeDayProps["view"] & { stale: boolean }; raw: WholeDayProps["raw"] }>;
  stored: WholeDayProps["stored"];
  staleNote: string;
}

async function FreshDay({ fresh, stored, staleNote }: FreshDayProps) {
  const { view, raw } = await fresh;
  return <WholeDay view={view} raw={raw} stored={stored} note={view.stale ? staleNote : null} />;
}
