import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadPageRange } from "#app/server/page-range.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { SeriesChart } from "#components/charts/series-chart.tsx";
import { ChoiceLinks } from "#components/ui/choice-links.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RangePicker } from "#components/ui/range-picker.tsx";
import { rangeQuery } from "#domain/range-query.ts";
import { prepareStrain } from "#presenters/prepare-strain.ts";
import { loadStrain } from "#queries/pages/strain.ts";
import { NothingStored } from "../nothing-stored.tsx";

export const generateMetadata = titled(({ strainText }) => strainText.title);

/** How hard the days were: strain and energy, load, and heart rate zones. */
export default async function StrainPage({ searchParams }: PageProps) {
  const { calendarText, figureText, rangeText, strainText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const { choice, problem, days } = await loadPageRange(memberId, searchParams);
  const { title, lead, zones, empty } = strainText;
  if (days === null) return <NothingStored title={title} detail={empty.detail} />;
  const zonesAs = (await searchParams)["zones"] === "share" ? "share" : "minutes";
  const view = await loadStrain(db, { memberId, range: days, weekStart: calendarText.weekStart });
  const strain = prepareStrain(view, zonesAs, strainText);
  const here = rangeQuery(choice);
  return (
    <>
      <PageHead title={title} lead={lead}>
        <RangePicker
          choice={choice}
          problem={problem}
          shown={days}
          text={rangeText}
          {...(zonesAs === "share" ? { keep: { zones: "share" } } : {})}
        />
      </PageHead>
      <SeriesChart key={`day-${here}`} model={strain.day} text={figureText} />
      <SeriesChart
        key={`load-${here}`}
        model={strain.load}
        text={figureText}
        note={
          <div className="mt-2 grid max-w-prose gap-1">
            <p>{strain.loadSentence}</p>
            <p className="text-ink-2 text-small">{strain.changeSentence}</p>
          </div>
        }
      />
      <SeriesChart
        key={`zones-${here}-${zonesAs}`}
        model={strain.zones}
        text={figureText}
        choice={
          <ChoiceLinks
            legend={zones.choose}
            choices={[
              { label: zones.asMinutes, href: `?${here}`, current: zonesAs === "minutes" },
              { label: zones.asShare, href: `?${here}&zones=share`, current: zonesAs === "share" },
            ]}
          />
        }
        note={
          strain.zoneNote === null ? null : <p className="mt-2 text-ink-2 text-small">{strain.zoneNote}</p>
        }
      />
    </>
  );
}
