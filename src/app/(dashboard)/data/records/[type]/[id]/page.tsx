import Link from "next/link";
import { notFound } from "next/navigation";
import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { idInAddress } from "#app/server/record-address.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { Banner } from "#components/ui/banner.tsx";
import { publicId } from "#domain/record-id.ts";
import { fillText } from "#presenters/fill-text.ts";
import { wallClock } from "#presenters/wall-clock.ts";
import { loadRecordHistory, recordPlace } from "#queries/records/record-history.ts";
import { loadRecordSources } from "#queries/records/record-sources.ts";
import { loadConflicts } from "#queries/status/import-conflicts.ts";
import { recordName } from "../../../record-link.tsx";
import { wordFor } from "../../../word-for.ts";
import { RecordSources } from "./record-sources.tsx";
import { RecordStates } from "./record-states.tsx";

export const generateMetadata = titled(({ dataText }) => dataText.record.title);

/** Why a number changed: every state of one record, with what differs from the one before. */
export default async function RecordPage({ params }: PageProps<"type" | "id">) {
  const texts = await loadTexts();
  const { calendarText, dataText } = texts;
  const text = dataText.record;
  const { memberId } = await requireViewer();
  const { type, id } = await params;
  const place = recordPlace.safeParse({ type, id: idInAddress(id) });
  if (!place.success) notFound();
  const { db, env } = getApp();
  const history = await loadRecordHistory(db, { memberId, ...place.data });
  const [sources, conflicts] = await Promise.all([
    loadRecordSources(db, { memberId, ...place.data }),
    loadConflicts(db, { memberId, record: place.data, limit: 10 }),
  ]);
  if (history === null || sources === null) notFound();
  const toClock = (at: Date) => wallClock(at, env.timeZone, calendarText);
  return (
    <div className="grid max-w-3xl gap-4">
      <div>
        <Link
          href="/data"
          className="inline-flex min-h-8 items-center text-ink-2 underline underline-offset-4"
        >
          ‹ {text.back}
        </Link>
        <h1>
          <span className="block font-semibold text-ink-2 text-label uppercase">
            {sources.imported ? text.importedTitle : text.title}
          </span>
          <span className="block font-semibold text-title">{recordName(history, texts)}</span>
        </h1>
        <p className="break-all text-ink-2 text-small">{publicId(history.id)}</p>
      </div>
      {history.deletedAt === null ? null : (
        <Banner
          tone="info"
          title={fillText(text.deleted, {
            reason: wordFor(dataText.deleted.reasons, history.deletedReason ?? ""),
            at: toClock(history.deletedAt),
          })}
        />
      )}
      <RecordSources sources={sources} conflicts={conflicts} />
      {sources.imported ? null : <RecordStates states={history.states} toClock={toClock} />}
    </div>
  );
}
