import type { Database } from "#db/client.ts";
import { type RangeChoice, rangeWord } from "#domain/range.ts";
import { predictorWord, type RegressionQuestion } from "#domain/regression-question.ts";
import type { Clock } from "#lib/clock.ts";
import { UserFacingError } from "#lib/errors.ts";

export const mostSavedModels = 50;

/** Keeps a question under a name; one of the same name is replaced. Returns its id. */
export async function saveModel(
  { db, clock }: { db: Database; clock: Clock },
  { memberId, name, question, range }: SavedQuestion,
): Promise<number> {
  const values = {
    outcome: question.outcome,
    predictors: question.predictors.map(predictorWord),
    rangeWord: rangeWord(range),
    savedAt: clock.now(),
  };
  const others = await db.savedModel.count({ where: { memberId, name: { not: name } } });
  if (others >= mostSavedModels)
    throw new UserFacingError(`There are ${mostSavedModels} saved models.`, "Remove one first.");
  const { id } = await db.savedModel.upsert({
    where: { memberId_name: { memberId, name } },
    create: { memberId, name, ...values },
    update: values,
  });
  return id;
}

/** What is kept. */
export interface SavedQuestion {
  memberId: number;
  name: string;
  question: RegressionQuestion;
  range: RangeChoice;
}

/** Forgets a saved question of a member; whether there was one. */
export async function forgetModel(
  { db }: { db: Database },
  { memberId, id }: { memberId: number; id: number },
): Promise<boolean> {
  const { count } = await db.savedModel.deleteMany({ where: { memberId, id } });
  return count > 0;
}
