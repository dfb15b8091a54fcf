import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import type { Texts } from "#app/texts/en.ts";
import { QuestionForm } from "#components/model/question-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { ChoiceLinks } from "#components/ui/choice-links.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RangePicker } from "#components/ui/range-picker.tsx";
import { rangeQuery } from "#domain/range-query.ts";
import { mostPredictors, predictorWord, readyMadeModels } from "#domain/regression-question.ts";
import { fillText } from "#presenters/fill-text.ts";
import { predictorLabel } from "#presenters/model-words.ts";
import { prepareModelChoices } from "#presenters/prepare-model-choices.ts";
import { prepareModelRefusal } from "#presenters/prepare-model-words.ts";
import { comparedMetrics } from "#queries/days/metric-series.ts";
import { loadRange } from "#queries/days/range.ts";
import { loadRegression } from "#queries/statistics/regression.ts";
import { loadSavedModels, type SavedModel } from "#queries/statistics/saved-models.ts";
import { NothingStored } from "../nothing-stored.tsx";
import { KeepModel } from "./keep-model.tsx";
import { ModelAnswer } from "./model-answer.tsx";
import { type AskedModel, questionQuery, readModel } from "./read-model.ts";

export const generateMetadata = titled(({ modelText }) => modelText.title);

/** Several metrics at once: what goes with an outcome, comparing days that are alike in the others. */
export default async function ModelPage({ searchParams }: PageProps) {
  const texts = await loadTexts();
  const { modelText: text, metricText, rangeText } = texts;
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const saved = await loadSavedModels(db, memberId);
  const asked = readModel(await searchParams, saved);
  const { question, range } = asked;
  const days = await loadRange(db, { memberId, choice: range.choice });
  if (days === null) return <NothingStored title={text.title} detail={text.empty} />;
  const { answer } = await loadRegression(db, { memberId, range: days, question });
  const words = { metrics: metricText, text };
  const here = Object.fromEntries(new URLSearchParams(rangeQuery(range.choice)));
  const keep = asked.saved === null ? questionQuery(question) : { saved: String(asked.saved.id) };
  const key = `${new URLSearchParams({ ...keep, ...here })}`;
  const notes = notesOf(asked, texts);
  return (
    <>
      <PageHead title={text.title} lead={text.lead}>
        <RangePicker {...range} shown={days} text={rangeText} keep={keep} />
      </PageHead>
      <ChoiceLinks legend={text.ready.legend} choices={linksOf(asked, saved, here, text)} />
      {notes.map((note) => (
        <p key={note} role="status" className="text-ink-2">
          {note}
        </p>
      ))}
      <details className="no-print rounded-card bg-card p-4 sm:p-5" key={`question-${key}`}>
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
          {text.question.open}
        </summary>
        <QuestionForm
          choices={prepareModelChoices(question, comparedMetrics, words)}
          keep={here}
          leftTitle={fillText(text.question.left, { outcome: metricText[question.outcome].label })}
          text={text.question}
        />
      </details>
      {answer.known ? (
        <ModelAnswer key={key} view={{ question, range: days, answer }} texts={texts} />
      ) : (
        <EmptyState title={text.refused.title}>{prepareModelRefusal(question, answer, words)}</EmptyState>
      )}
      <Card title={text.save.open} className="no-print">
        <KeepModel
          key={key}
          body={{ outcome: question.outcome, predictors: question.predictors.map(predictorWord), ...here }}
          saved={asked.saved === null ? null : { id: asked.saved.id, name: asked.saved.name }}
          text={text.save}
        />
      </Card>
    </>
  );
}

/** Ready-made models first, then the member's own, each with its address. */
function linksOf(
  { question, saved: shown }: AskedModel,
  saved: readonly SavedModel[],
  here: Readonly<Record<string, string>>,
  { ready }: Texts["modelText"],
) {
  const current = `${new URLSearchParams(questionQuery(question))}`;
  const readyMade = (["recovery", "hrv"] as const).map((name) => {
    const { outcome, predictors } = readyMadeModels[name];
    const query = { outcome, with: predictors.join(",") };
    return {
      label: ready[name],
      href: `?${new URLSearchParams({ ...query, ...here })}`,
      current: shown === null && current === `${new URLSearchParams(query)}`,
    };
  });
  return [
    ...readyMade,
    ...saved.map(({ id, name }) => ({ label: name, href: `?saved=${id}`, current: shown?.id === id })),
  ];
}

function notesOf({ dropped, problem }: AskedModel, { modelText: text, metricText }: Texts): string[] {
  const list = dropped.map((each) => predictorLabel(each, { metrics: metricText, text })).join(", ");
  return [
    ...(dropped.length === 0 ? [] : [fillText(text.question.dropped, { list })]),
    ...(problem === null ? [] : [fillText(text.question[problem], { most: String(mostPredictors) })]),
  ];
}
