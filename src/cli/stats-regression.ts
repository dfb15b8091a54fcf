import type { Command } from "commander";
import { UserFacingError } from "#lib/errors.ts";
import { loadAskedRange } from "#queries/days/asked-range.ts";
import { regressionQuery } from "#queries/responses/regression.ts";
import { loadRegression, type RegressionView, toQuestion } from "#queries/statistics/regression.ts";
import { toRegressionResponse } from "#queries/statistics/regression-response.ts";
import { chooseMemberAloud } from "./choose-member.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";
import { levelWords, probabilityWords, unknownWords } from "./stats-words.ts";

/** Adds `stats regression`: which metrics, known before it, go with an outcome. */
export function addStatsRegression(stats: Command): void {
  withCommonOptions(
    stats.command("regression").description("which metrics, known before it, go with an outcome"),
  )
    .option("--outcome <metric>", "what is looked at", "recovery")
    .requiredOption("--predictors <list>", "metrics with their lag in days: strain:1,asleepMin")
    .option("--from <day>", "first day (YYYY-MM-DD)")
    .option("--to <day>", "last day (YYYY-MM-DD)")
    .action((given: CommonOptions, command: Command) => {
      // `stats` has the common options too and takes them for itself, wherever they stand.
      const options: CommonOptions = { ...command.optsWithGlobals(), ...given };
      return atWork(options, async (place) => {
        const { db, output } = place;
        const { id: memberId } = await chooseMemberAloud(place, options.user);
        const { question, ...days } = readOptions(options);
        const range = await loadAskedRange(db, { memberId, ...days });
        if (range === null)
          throw new UserFacingError(
            "There are no days to look at.",
            "Fetch some with `npm run cli -- sync` first.",
          );
        const view = await loadRegression(db, { memberId, range, question });
        output.result(toRegressionResponse(view), describe(view));
      });
    });
}

function readOptions(options: object) {
  const parsed = regressionQuery.safeParse(options);
  if (parsed.success) {
    const { outcome, predictors, ...days } = parsed.data;
    return { question: toQuestion(outcome, predictors), ...days };
  }
  throw new UserFacingError(
    `“${parsed.error.issues[0]?.path.join(".") ?? "predictors"}” is not as expected.`,
    "Metrics have the names that `npm run cli -- stats` lists; a lag is 0 to 7; days are written YYYY-MM-DD.",
  );
}

function describe({ question, range, answer }: RegressionView): string[] {
  const head = `${question.outcome}, ${range.from} to ${range.to}: ${answer.n} of ${answer.days} days`;
  if (!answer.known) return [head, `cannot be computed: ${answer.why}`];
  const { fit, shares, leftOut, effectiveN, noVerdict, effects, unseen } = answer;
  return [
    `${head}, worth ${effectiveN.toFixed(0)}`,
    `R² ${fit.r2.toFixed(3)} (adjusted ${fit.adjustedR2.toFixed(3)}): weekday and drift ${shares.calendar.toFixed(3)}, the metrics add ${shares.metrics.toFixed(3)}; residual sd ${fit.residualSd.toPrecision(3)}`,
    ...leftOut.map(({ predictor, why }) => `${predictor.metric}, ${predictor.lagDays} d: left out, ${why}`),
    ...(noVerdict === null ? [] : [`no verdict: ${noVerdict.why}`]),
    ...effects.map(({ predictor, robust, adjustedP, vif, level }) =>
      [
        `${predictor.metric}, ${predictor.lagDays} d`.padEnd(24),
        `${robust.estimate.toPrecision(4)} (${robust.low.toPrecision(4)} to ${robust.high.toPrecision(4)})`.padEnd(
          36,
        ),
        `p, Holm ${adjustedP === null ? "–" : probabilityWords(adjustedP)}  VIF ${vif.toFixed(1)}  ${level === null ? (predictor.metric === question.outcome ? "allowed for" : "judged together") : levelWords(level)}`,
      ].join(" "),
    ),
    unseen.known
      ? `unseen weeks, ${unseen.n} days: mean error ${unseen.value.model.mae.toPrecision(3)}, ${unseen.value.best} ${unseen.value.naive[unseen.value.best].mae.toPrecision(3)}`
      : `unseen weeks: ${unknownWords(unseen)}`,
  ];
}
