import type { ModelText } from "#presenters/model-text.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Model page. */
export const modelText = {
  calendar: calendarText,
  title: "Model",
  lead: "Several metrics at once: what goes with an outcome, comparing days that are alike in the others.",
  week: { median: "{label}, median", lowest: "{label}, lowest day", highest: "{label}, highest day" },
  points: "points",
  lags: { same: "{metric}", before: "{metric}, day before", earlier: "{metric}, {n} days before" },
  steps: {
    hour: "per hour more",
    point: "per point more",
    later: "per hour later",
    perCent: "per {amount} % more",
    units: "per {amount} {unit} more",
  },
  summary: {
    explained:
      "Beyond weekday and a slow drift, these metrics go with {metrics} % of the day-to-day variation of {outcome}; weekday and drift alone go with {calendar} %. The rest is not explained.",
    days: "{n} of {days} days have everything, worth about {worth} independent days.",
    fewerDays: "Days without the strap may differ from days with it.",
    leftOut: {
      "no-readings": "“{predictor}” has no reading in these days and is left out.",
      "adds-nothing":
        "“{predictor}” never changes in these days, or follows wholly from the others, and is left out.",
    },
  },
  verdict: {
    sentence: {
      clear:
        "Days that differed in “{predictor}” also differed in {outcome}: {size} {step} ({low} to {high}), comparing days similar in the other metrics. Clear pattern; this does not show that one is the cause of the other.",
      tentative:
        "There may be a link between “{predictor}” and {outcome}: {size} {step} ({low} to {high}); one of the {m} comparisons of this model, so treat it as a hint.",
      "nothing-clear":
        "No clear pattern between “{predictor}” and {outcome}: {size} {step} ({low} to {high}). {seen}",
      "too-early": "“{predictor}”: {size} {step} ({low} to {high}), too early to say anything.",
    },
    seen: "A difference of {seen} would probably have shown up.",
    together: {
      clear:
        "{predictors} move together too closely to be told apart. Together they went with {outcome}: clear pattern.",
      tentative:
        "{predictors} move together too closely to be told apart. Together they may be linked to {outcome}.",
      "nothing-clear":
        "{predictors} move together too closely to be told apart, and together show no clear pattern with {outcome}.",
      "too-early": "{predictors} move together too closely to be told apart.",
    },
    collinear: "{predictor} moves with the other metrics (VIF {vif}), so its interval is wide.",
    none: {
      "too-few-days": "About {more} more days with every metric are needed before we can say anything.",
      "too-few-effective-days":
        "Days resemble their neighbours: these are worth about {have} independent days, and this many metrics need {need}. Choose fewer metrics or more days.",
      "carry-over":
        "What is left over resembles itself from day to day almost wholly. Levels that wander like this look related without being so, so there is no verdict.",
    },
    nothingClear:
      "Nothing clear. None of these metrics goes with {outcome} surely enough to tell it from chance.",
    level: {
      clear: "Clear",
      tentative: "A hint",
      "nothing-clear": "Nothing clear",
      "too-early": "Too early",
    },
    jointly: "Not told apart",
    ownPast: "Carry-over, allowed for",
  },
  refused: {
    title: "No model of these days",
    "too-few-days":
      "{have} days have every metric; {need} are needed to compute anything. Choose more days or fewer metrics.",
    "outcome-never-varies": "{outcome} is the same on all of these days, so nothing can go with it.",
    "nothing-to-predict-with":
      "None of these metrics changes in these days, so there is nothing to compare. Choose other metrics or more days.",
  },
  effects: {
    title: "What goes with {outcome}",
    natural: "Dot: the difference in {outcome} for the step named beside it. Line: its 95 % interval.",
    standardised:
      "Dot: usual spreads of {outcome} for one usual spread of the metric, so that all can be compared. Line: 95 % interval.",
    columns: { row: "Metric", level: "Estimate", low: "From", high: "To", n: "Days" },
    standardisedUnit: "spreads",
    value: "{size} ({low} to {high}) {step} · {level}",
    nothing: "There is nothing to draw.",
  },
  fit: {
    r2: "R², share of the variation",
    adjustedR2: "R², adjusted",
    f: "F",
    residualSd: "Usual distance from the model",
    aic: "AIC",
    bic: "BIC",
    durbinWatson: "Durbin–Watson",
    lag1: "Carry-over of what is left",
    days: "Days",
    worth: "Worth, independent days",
    pBelow: "p < 0.001",
    p: "p {p}",
  },
  unseen: {
    title: "On weeks it had not seen",
    lead: "Dots: what came. Line: what the model said, fitted each week on the weeks before it alone.",
    weekLead:
      "Medians of stretches of days: what came, and what the model said, fitted each week on the weeks before it alone.",
    actual: "{outcome}",
    predicted: "Model",
    sentence:
      "On {n} such days the model missed by {model} on average; {guess} missed by {naive}. The model was closer on {better} of them.",
    better:
      "It was better than every guess that needs no model, by more than chance. It knew {knew}; the guesses knew only earlier values of {outcome}.",
    worse: "These metrics do not support a better guess than that.",
    tooFew: "The model is judged on unseen weeks once {need} days have every metric; {have} have.",
    guesses: {
      average: "your own average so far",
      "last-week": "your average of the last 7 days",
      yesterday: "the value of the day before",
      weekday: "your average of the last 8 such weekdays",
    },
    model: "the model",
    columns: { guess: "Guess", mae: "Mean miss", rmse: "Root mean square miss", bias: "Bias" },
  },
  quoted: "“{name}”",
  extremes: { calendar: "Weekday and drift", rest: "Not explained", from: "Average {mean}" },
  residuals: {
    time: {
      title: "What is left over, day by day",
      lead: "Actual minus model. Long stretches on one side would mean that something is missing.",
      weekLead: "Actual minus model: medians of stretches of days, with their lowest and highest day.",
      label: "Actual minus model",
    },
    fitted: {
      title: "What is left over, by size",
      lead: "A cloud without a shape is what a fitting model leaves; a bend or a funnel is not.",
      fitted: "Model",
      residual: "Actual minus model",
      cross: "Each dot is a day.",
    },
    lags: {
      title: "How long it carries over",
      lead: "Correlation of what is left with itself so many days later. The band holds for each bar by itself: chance alone puts about one in twenty outside.",
      lag: "Days apart",
      correlation: "Correlation",
      band: "±{band}: by chance alone, one in twenty outside",
    },
  },
  detail: {
    intercept: "Level when all are 0",
    columns: {
      predictor: "Metric",
      method: "Inference",
      estimate: "Coefficient",
      se: "Standard error",
      t: "t",
      p: "p",
      interval: "95 % interval",
      vif: "VIF",
      adjustedP: "p, adjusted (Holm)",
    },
    methods: {
      robust: "Robust (EWC), verdicts",
      neweyWest: "Newey–West",
      plain: "Plain, as if days were independent",
    },
  },
  refusals: {
    "not-known-before": "not known before it",
    "same-metric": "the metric itself",
    "part-of-recovery": "recovery is computed from it",
    "same-heart-recording": "measured from the same recording of the heart",
    "same-night": "counted from the same night",
    "sleep-need": "part of how sleep need is computed",
    "sleep-performance": "part of how sleep performance is computed",
    "bed-and-wake-times": "computed from the bed and wake times",
    "same-heart-rate": "counted from the same day's heart rate",
  },
  ready: { legend: "Models", recovery: "Recovery", hrv: "HRV" },
  scale: { legend: "Scale", natural: "In its own unit", standardised: "Compared" },
  levelsTitle: "In words",
  fitTitle: "How well it fits these days",
  fitLead: "On the days it was fitted on. Weeks it had not seen are judged above.",
  highest: "Highest days",
  lowest: "Lowest days",
  extremesLead: "From your average to that day: what each metric's distance from its own average goes with.",
  detailTitle: "All numbers",
  detailLead:
    "Coefficients per unit as analysed (minutes, points; HRV as a natural logarithm). Verdicts rest on the robust rows alone.",
  question: {
    open: "Change the question",
    outcome: "Outcome",
    sameDay: "Known before it, same day",
    dayBefore: "The day before",
    apply: "Compute",
    left: "Not offered for {outcome}, because related by construction",
    dropped: "Left out: {list}.",
    unknown: "The address names a metric that does not exist; a ready-made model is shown.",
    none: "Choose at least one metric. A ready-made model is shown.",
    many: "At most {most} metrics fit in a model; a ready-made one is shown.",
  },
  save: {
    open: "Keep this model",
    name: "Name",
    hint: "It then has a link of its own above.",
    save: "Keep",
    remove: "Remove “{name}”",
  },
  empty: "A model begins with the first days that arrive; it says something after about 60.",
} satisfies ModelText & Record<string, unknown>;
