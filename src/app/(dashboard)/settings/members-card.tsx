import { loadTexts } from "#app/server/texts.ts";
import type { MemberSummary } from "#auth/members.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";

/** Everybody whose data is kept here; for the owner only. */
export async function MembersCard({
  members,
  accountId,
}: {
  members: readonly MemberSummary[];
  accountId: number;
}) {
  const { settingsText } = await loadTexts();
  const text = settingsText.members;
  return (
    <Card title={text.title}>
      <ul className="grid gap-2">
        {members.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center gap-2">
            <span className="flex-1">{member.name}</span>
            {member.id === accountId ? <Badge>{text.you}</Badge> : null}
            {member.demo ? <Badge tone="demo">{text.demo}</Badge> : <Badge>{text[member.role]}</Badge>}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-ink-2 text-small">{text.more}</p>
    </Card>
  );
}
