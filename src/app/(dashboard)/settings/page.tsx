import { JsonForm } from "#app/(entry)/json-form.tsx";
import { getApp } from "#app/server/app.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { accessibleMembers, listMembers } from "#auth/members.ts";
import { Card } from "#components/ui/card.tsx";
import { loadConnection } from "#queries/status/connection.ts";
import { ConnectionCard } from "./connection-card.tsx";
import { DemoCard } from "./demo-card.tsx";
import { DisplayCard } from "./display-card.tsx";
import { MembersCard } from "./members-card.tsx";
import { OfflineSwitch } from "./offline-switch.tsx";

export const generateMetadata = titled(({ settingsText }) => settingsText.title);

/** The account's connection, demo data, the people of this install, and this browser. */
export default async function SettingsPage() {
  const { settingsText } = await loadTexts();
  const viewer = await requireViewer();
  const { db } = getApp();
  const owner = viewer.role === "owner";
  const [connection, accessible, members] = await Promise.all([
    loadConnection(db, viewer.accountId),
    accessibleMembers(db, viewer.accountId),
    owner ? listMembers(db) : [],
  ]);
  return (
    <div className="grid max-w-2xl gap-4">
      <h1 className="font-semibold text-title">{settingsText.heading}</h1>
      <ConnectionCard connection={connection} />
      {owner ? <DemoCard demoMembers={accessible.filter((member) => member.demo)} viewer={viewer} /> : null}
      {owner ? <MembersCard members={members} accountId={viewer.accountId} /> : null}
      <DisplayCard />
      <Card title={settingsText.offline.title} lead={settingsText.offline.lead}>
        <OfflineSwitch text={settingsText.offline} />
      </Card>
      <Card title={settingsText.session.title}>
        <JsonForm action="/api/logout" submitLabel={settingsText.session.logOut} tone="quiet" />
      </Card>
    </div>
  );
}
