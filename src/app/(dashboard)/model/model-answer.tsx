import type { Texts } from "#app/texts/en.ts";
import { ScatterChart } from "#components/charts/scatter-chart.tsx";
import { SeriesChart } from "#components/charts/series-chart.tsx";
import { DayPartsList } from "#components/model/day-parts-list.tsx";
import { DetailTable } from "#components/model/detail-table.tsx";
import { EffectsChart } from "#components/model/effects-chart.tsx";
import { ResidualLagsChart } from "#components/model/residual-lags-chart.tsx";
import { VerdictList } from "#components/model/verdict-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { prepareModelDays } from "#presenters/prepare-model-days.ts";
import {
  prepareModelDetail,
  prepareModelEffects,
  prepareModelFit,
} from "#presenters/prepare-model-effects.ts";
import {
  prepareResidualScatter,
  prepareResidualSeries,
  prepareUnseenSentences,
  prepareUnseenSeries,
} from "#presenters/prepare-model-series.ts";
import { prepareModelSentences } from "#presenters/prepare-model-words.ts";
import { prepareResidualLags } from "#presenters/prepare-residual-lags.ts";
import type { RegressionView } from "#queries/statistics/regression.ts";

interface ModelAnswerProps {
  view: RegressionView & { answer: Extract<RegressionView["answer"], { known: true }> };
  texts: Texts;
}

/** A fitted model: what it says, how sure that is, and how it does on weeks it has not seen. */
export function ModelAnswer({ view: { question, range, answer }, texts }: ModelAnswerProps) {
  const { modelText: text, metricText, figureText } = texts;
  const words = { metrics: metricText, text };
  const fitted = { question, range, result: answer };
  const sentences = prepareModelSentences(question, answer, words);
  const unseen = prepareUnseenSeries(fitted, words);
  const days = prepareModelDays(question, range, answer, words);
  return (
    <>
      <Card title={text.levelsTitle} lead={sentences.summary.join(" ")}>
        {sentences.headline === null ? null : (
          <p className="mb-3 max-w-prose font-semibold">{sentences.headline}</p>
        )}
        <VerdictList verdicts={sentences.verdicts} />
      </Card>
      <EffectsChart
        natural={prepareModelEffects(question, answer, "natural", words)}
        standardised={prepareModelEffects(question, answer, "standardised", words)}
        text={figureText}
        scaleText={text.scale}
      />
      <div className="grid gap-2">
        {unseen === null ? null : <SeriesChart model={unseen} text={figureText} />}
        {prepareUnseenSentences(fitted, words).map((sentence) => (
          <p key={sentence} className="max-w-prose px-4 sm:px-5">
            {sentence}
          </p>
        ))}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={text.highest} lead={text.extremesLead}>
          <DayPartsList days={days.highest} />
        </Card>
        <Card title={text.lowest} lead={text.extremesLead}>
          <DayPartsList days={days.lowest} />
        </Card>
      </div>
      <Card title={text.fitTitle} lead={text.fitLead}>
        <dl className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
          {prepareModelFit(question, answer, words).map(({ label, value, note }) => (
            <div
              key={label}
              className="flex min-h-11 items-baseline justify-between gap-3 border-hairline border-t py-2"
            >
              <dt className="text-ink-2">{label}</dt>
              <dd className="text-right font-semibold">
                {value}
                {note === undefined ? null : (
                  <span className="ml-1.5 font-normal text-ink-3 text-small">{note}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      <SeriesChart model={prepareResidualSeries(fitted, words)} text={figureText} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <ScatterChart
          model={prepareResidualScatter(fitted, words)}
          text={figureText}
          walkLabel={text.residuals.fitted.title}
        />
        <ResidualLagsChart model={prepareResidualLags(answer, text)} text={figureText} />
      </div>
      <Card title={text.detailTitle} lead={text.detailLead} className="min-w-0">
        <DetailTable
          title={text.detailTitle}
          columns={text.detail.columns}
          rows={prepareModelDetail(answer, words)}
        />
      </Card>
    </>
  );
}
