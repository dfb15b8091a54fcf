import { loadTexts } from "#app/server/texts.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { isDay } from "#domain/day.ts";
import type { Range } from "#domain/range.ts";
import { longDate } from "#presenters/day-label.ts";
import { fillText } from "#presenters/fill-text.ts";

/** What an address of a day without records says: no date at all, still to come, or before the first one. */
export async function NoSuchDay({ asked, stored }: { asked: string; stored: Range }) {
  const { calendarText, dayText } = await loadTexts();
  const { wrong, future, before } = dayText;
  const which = !isDay(asked) ? wrong : asked > stored.to ? future : before;
  const end = longDate(asked > stored.to ? stored.to : stored.from, calendarText);
  return (
    <>
      <h1 className="font-semibold text-title">{dayText.title}</h1>
      <EmptyState
        title={which.title}
        action={<LinkButton href={`/day/${stored.to}`}>{wrong.newest}</LinkButton>}
      >
        {fillText(which.detail, { day: end })}
      </EmptyState>
    </>
  );
}
