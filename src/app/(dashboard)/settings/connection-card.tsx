import { JsonForm } from "#app/(entry)/json-form.tsx";
import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { localDay } from "#domain/day.ts";
import { longDate } from "#presenters/day-label.ts";
import type { ConnectionView } from "#queries/status/connection.ts";

/** The state of the connection in words, what it may read, and what can be done about it. */
export async function ConnectionCard({ connection }: { connection: ConnectionView }) {
  const { calendarText, formText, settingsText } = await loadTexts();
  const text = settingsText.connection;
  const { state, cloud, reason, changedAt, scopes } = connection;
  // In UTC, so that the date does not depend on where the server stands.
  const since = changedAt === null ? null : longDate(localDay(changedAt, 0), calendarText);
  const words = state === "active" && cloud === "sandbox" ? text.sandbox : text.states[state];
  const connected = state === "active" || state === "reconnect";
  return (
    <Card title={text.title} lead={words}>
      <div className="grid gap-4">
        <dl className="grid gap-2 empty:hidden">
          {since === null ? null : <Line label={text.since} value={since} />}
          {reason === null ? null : <Line label={text.reason} value={reason} />}
          {scopes.length === 0 || !connected ? null : (
            <Line
              label={text.scopes}
              value={scopes.map((scope) => scopeName(scope, text.scopeNames)).join(", ")}
            />
          )}
        </dl>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/connect" tone={state === "active" ? "quiet" : "primary"}>
            {state === "none" ? text.connect : text.reconnect}
          </LinkButton>
          {connected ? (
            <Dialog openLabel={text.disconnect} title={text.disconnectTitle} closeLabel={formText.cancel}>
              <p>{text.disconnectDetail}</p>
              <JsonForm
                action="/api/connect"
                method="DELETE"
                submitLabel={text.disconnectConfirm}
                tone="danger"
              />
            </Dialog>
          ) : null}
        </div>
      </div>
    </Card>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className="grid gap-x-3 sm:grid-cols-[8rem_1fr]">
      <dt className="text-ink-2">{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** A scope in plain words; one we do not know stays as WHOOP writes it. */
function scopeName(scope: string, names: Readonly<Record<string, string>>): string {
  return Object.entries(names).find(([name]) => name === scope)?.[1] ?? scope;
}
