import { loadTexts } from "#app/server/texts.ts";
import type { Texts } from "#app/texts/en.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import { formatNumber } from "#domain/format.ts";
import { fillText } from "#presenters/fill-text.ts";
import type { StaleWebhooksView } from "#queries/status/stale-webhooks.ts";
import type { WebhookEventView, WebhookInbox } from "#queries/status/webhook-inbox.ts";
import { AskButton } from "./ask-button.tsx";

const tones: Record<WebhookEventView["state"], BadgeTone> = {
  pending: "plain",
  done: "good",
  dead: "problem",
};

type WebhooksText = Texts["dataText"]["webhooks"];

interface WebhooksCardProps {
  inbox: WebhookInbox;
  /** What was refused lately because its time is far from our clock. */
  stale: StaleWebhooksView | null;
  /** Whether the viewer may switch the receiver. */
  editable: boolean;
  appUrl: string;
  port: number;
  toClock: (at: Date) => string;
}

/** The inbox of WHOOP's events with their fate, and the switch of the receiver. */
export async function WebhooksCard({ inbox, stale, editable, appUrl, port, toClock }: WebhooksCardProps) {
  const texts = await loadTexts();
  const { dataText, formText } = texts;
  const text = dataText.webhooks;
  const { on, counts, events } = inbox;
  const { hostname } = new URL(appUrl);
  const dead = events.filter(({ state }) => state === "dead").map(({ id }) => id);
  const total = counts.pending + counts.done + counts.dead;
  return (
    <Card
      title={text.title}
      lead={text.lead}
      aside={<Badge tone={on ? "good" : "plain"}>{on ? text.on : text.off}</Badge>}
    >
      <div className="grid gap-3">
        {on ? (
          <>
            <CopyField
              name="webhook-address"
              label={text.address}
              value={`https://${hostname}:${port}/api/webhooks/whoop`}
              copyLabel={formText.copy}
              copiedLabel={formText.copied}
            />
            <p className="text-ink-2 text-small">{fillText(text.addressHint, { host: hostname })}</p>
          </>
        ) : null}
        <p className="text-ink-2 text-small">{total === 0 ? text.none : countsInWords(counts, texts)}</p>
        {stale === null ? null : (
          <p className="text-danger text-small">{staleInWords(stale, texts, toClock)}</p>
        )}
        <ul className="empty:hidden">
          {events.map((event) => (
            <EventLine key={event.id} event={event} text={text} toClock={toClock} />
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          {dead.length > 1 ? (
            <AskButton
              url="/api/v1/webhooks/replay"
              method="POST"
              body={{ ids: dead }}
              label={text.replayAll}
            />
          ) : null}
          {editable ? (
            <AskButton
              url="/api/v1/webhooks"
              method="PUT"
              body={{ on: !on }}
              label={on ? text.switchOff : text.switchOn}
            />
          ) : null}
        </div>
      </div>
    </Card>
  );
}

interface EventLineProps {
  event: WebhookEventView;
  text: WebhooksText;
  toClock: (at: Date) => string;
}

function EventLine({ event, text, toClock }: EventLineProps) {
  const tries =
    event.attempts === 1 ? text.oneAttempt : fillText(text.attempts, { n: String(event.attempts) });
  const next =
    event.state === "pending" ? [fillText(text.nextTry, { at: toClock(event.nextAttemptAt) })] : [];
  return (
    <li className="border-hairline border-t py-2">
      <div className="flex items-baseline justify-between gap-2">
        <p className="font-semibold">{event.type}</p>
        <Badge tone={tones[event.state]}>{text.states[event.state]}</Badge>
      </div>
      <p className="text-ink-2 text-small">{[toClock(event.receivedAt), tries, ...next].join(" · ")}</p>
      {event.problem === null ? null : <p className="text-small">{event.problem}</p>}
      {event.state === "dead" ? (
        <div className="mt-2">
          <AskButton
            url="/api/v1/webhooks/replay"
            method="POST"
            body={{ ids: [event.id] }}
            label={text.replay}
          />
        </div>
      ) : null}
    </li>
  );
}

function countsInWords(
  { pending, done, dead }: WebhookInbox["counts"],
  { dataText: { webhooks: text }, calendarText: calendar }: Texts,
): string {
  return fillText(text.counts, {
    pending: formatNumber(pending, 0, calendar),
    done: formatNumber(done, 0, calendar),
    dead: formatNumber(dead, 0, calendar),
  });
}

function staleInWords(
  { count, lastAt, lastAgeMs }: StaleWebhooksView,
  { dataText: { webhooks: text }, calendarText: calendar }: Texts,
  toClock: (at: Date) => string,
): string {
  const minutes = formatNumber(Math.round(Math.abs(lastAgeMs) / 60_000), 0, calendar);
  const values = { n: formatNumber(count, 0, calendar), at: toClock(lastAt), minutes };
  return fillText(lastAgeMs < 0 ? text.staleAhead : text.staleOld, values);
}
