import { getApp } from "#app/server/app.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { wallClock } from "#presenters/wall-clock.ts";
import { loadChangedRecords } from "#queries/records/changed-records.ts";
import { loadDeletedRecords } from "#queries/records/deleted-records.ts";
import { loadUnreadableRecords } from "#queries/records/unreadable.ts";
import { loadConnection } from "#queries/status/connection.ts";
import { loadRequestUsage } from "#queries/status/request-usage.ts";
import { loadActiveRun, loadRuns } from "#queries/status/run.ts";
import { loadSchedules } from "#queries/status/schedules.ts";
import { loadStaleWebhooks } from "#queries/status/stale-webhooks.ts";
import { loadStoredTypes } from "#queries/status/stored-types.ts";
import { loadWebhookInbox } from "#queries/status/webhook-inbox.ts";
import { ChangedCard } from "./changed-card.tsx";
import { DataHeader } from "./data-header.tsx";
import { DeletedCard } from "./deleted-card.tsx";
import { RunsCard } from "./runs-card.tsx";
import { SchedulesCard } from "./schedules-card.tsx";
import { StoredCard } from "./stored-card.tsx";
import { UnreadableCard } from "./unreadable-card.tsx";
import { UsageCard } from "./usage-card.tsx";
import { WebhooksCard } from "./webhooks-card.tsx";

export const generateMetadata = titled(({ dataText }) => dataText.title);

/** The proof: what is stored, what every sync did, what changed and why, and how it goes on. */
export default async function DataPage() {
  const { calendarText } = await loadTexts();
  const viewer = await requireViewer();
  const { memberId } = viewer;
  const { db, clock, env } = getApp();
  const ceiling = { perMinute: env.whoopRequestsPerMinute, perDay: env.whoopRequestsPerDay };
  const [connection, active, types, usage, runs, schedules, changed, deleted, unreadable, inbox, stale] =
    await Promise.all([
      loadConnection(db, memberId),
      loadActiveRun(db, memberId),
      loadStoredTypes(db, memberId),
      loadRequestUsage(db, { memberId, now: clock.now(), ceiling }),
      loadRuns(db, { memberId, limit: 10 }),
      loadSchedules(db, env),
      loadChangedRecords(db, { memberId, limit: 8 }),
      loadDeletedRecords(db, { memberId, limit: 8 }),
      loadUnreadableRecords(db, { memberId, limit: 8 }),
      loadWebhookInbox(db, { memberId, limit: 8 }),
      loadStaleWebhooks(db, { memberId, now: clock.now() }),
    ]);
  const toClock = (at: Date) => wallClock(at, env.timeZone, calendarText);
  const owner = viewer.role === "owner";
  const unconnected = connection.state === "none";
  const header = (
    <DataHeader
      connected={connection.state === "active"}
      everConnected={!unconnected}
      run={active}
      timeZone={env.timeZone}
    />
  );
  const stored = (
    <StoredCard
      types={types}
      schedules={connection.state === "active" ? schedules.schedules : []}
      everConnected={!unconnected}
      toClock={toClock}
    />
  );
  // Whoever never connected has nothing to be in step with.
  if (unconnected && runs.length === 0)
    return (
      <>
        {header}
        {stored}
      </>
    );
  return (
    <>
      {header}
      {stored}
      <div className="grid items-start gap-4 lg:grid-cols-5">
        <div className="grid min-w-0 gap-4 lg:col-span-3">
          <RunsCard runs={runs} toClock={toClock} />
          <ChangedCard records={changed} toClock={toClock} />
          <DeletedCard {...deleted} toClock={toClock} />
          <UnreadableCard {...unreadable} toClock={toClock} />
        </div>
        <div className="grid min-w-0 gap-4 lg:col-span-2">
          <SchedulesCard {...schedules} editable={owner} toClock={toClock} />
          <UsageCard usage={usage} toClock={toClock} />
          <WebhooksCard
            inbox={inbox}
            stale={stale}
            editable={owner}
            appUrl={env.appUrl}
            port={env.webhookPort}
            toClock={toClock}
          />
        </div>
      </div>
    </>
  );
}
