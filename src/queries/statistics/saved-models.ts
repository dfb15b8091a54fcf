import type { Queryable } from "#db/client.ts";
import { type RangeChoice, readRange } from "#domain/range.ts";
import { type RegressionQuestion, readQuestion } from "#domain/regression-question.ts";

/** A question of the Model page kept under a name, with the days it looks at. */
export interface SavedModel {
  id: number;
  name: string;
  question: RegressionQuestion;
  range: RangeChoice;
  savedAt: Date;
}

/** The questions a member keeps, by name; one whose metrics no longer exist is left out. */
export async function loadSavedModels(db: Queryable, memberId: number): Promise<SavedModel[]> {
  const rows = await db.savedModel.findMany({ where: { memberId }, orderBy: { name: "asc" } });
  return rows.flatMap(({ id, name, outcome, predictors, rangeWord, savedAt }) => {
    const question = readQuestion(outcome, predictors);
    if (question === null) return [];
    return [{ id, name, question, range: readRange({}, rangeWord).choice, savedAt }];
  });
}
