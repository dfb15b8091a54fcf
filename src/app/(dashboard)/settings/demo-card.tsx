import { JsonForm } from "#app/(entry)/json-form.tsx";
import { loadTexts } from "#app/server/texts.ts";
import type { Viewer } from "#auth/authorize.ts";
import type { MemberSummary } from "#auth/members.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";

interface DemoCardProps {
  demoMembers: readonly MemberSummary[];
  viewer: Pick<Viewer, "accountId" | "memberId" | "demo">;
}

/** Adds a demo member, looks at it, comes back, and removes it, each in one click. */
export async function DemoCard({ demoMembers, viewer }: DemoCardProps) {
  const { settingsText } = await loadTexts();
  const text = settingsText.demo;
  return (
    <Card title={text.title} lead={text.lead}>
      {demoMembers.length === 0 ? (
        <JsonForm action="/api/demo" submitLabel={text.add} tone="quiet" />
      ) : (
        <ul className="grid gap-3">
          {demoMembers.map((member) => (
            <li key={member.id} className="flex flex-wrap items-center gap-2">
              <span className="min-w-24 flex-1">{member.name}</span>
              {member.id === viewer.memberId ? (
                <Badge tone="demo">{text.viewing}</Badge>
              ) : (
                <ViewForm memberId={member.id} label={text.view} />
              )}
              <JsonForm
                action={`/api/demo/${member.id}`}
                method="DELETE"
                submitLabel={text.remove}
                tone="quiet"
              />
            </li>
          ))}
        </ul>
      )}
      {viewer.demo ? (
        <div className="mt-4">
          <ViewForm memberId={viewer.accountId} label={text.back} />
        </div>
      ) : null}
    </Card>
  );
}

function ViewForm({ memberId, label }: { memberId: number; label: string }) {
  return (
    <JsonForm action="/api/session" method="PUT" submitLabel={label} tone="quiet" fixed={{ memberId }} />
  );
}
