import { calendarText } from "./en/calendar.ts";
import { connectText } from "./en/connect.ts";
import { dataText } from "./en/data.ts";
import { dayText } from "./en/day.ts";
import { emptyText } from "./en/empty.ts";
import { figureText } from "./en/figure.ts";
import { formText } from "./en/forms.ts";
import { heartText } from "./en/heart.ts";
import { importText } from "./en/import.ts";
import { insightsText } from "./en/insights.ts";
import { loginText } from "./en/login.ts";
import { metricText } from "./en/metrics.ts";
import { modelText } from "./en/model.ts";
import { rangeText } from "./en/range.ts";
import { recoveryText } from "./en/recovery.ts";
import { settingsText } from "./en/settings.ts";
import { setupText } from "./en/setup.ts";
import { shellText } from "./en/shell.ts";
import { sleepText } from "./en/sleep.ts";
import { sportText } from "./en/sports.ts";
import { strainText } from "./en/strain.ts";
import { tableText } from "./en/tables.ts";
import { todayText } from "./en/today.ts";
import { trendFindingsText } from "./en/trend-findings.ts";
import { trendsText } from "./en/trends.ts";
import { workoutText } from "./en/workouts.ts";
import type { Words } from "./words.ts";

/** Every word of every page in English: the shape all languages have. */
export const en = {
  calendarText,
  connectText,
  dataText,
  dayText,
  emptyText,
  figureText,
  formText,
  heartText,
  importText,
  insightsText,
  loginText,
  metricText,
  modelText,
  rangeText,
  recoveryText,
  settingsText,
  setupText,
  shellText,
  sleepText,
  sportText,
  strainText,
  tableText,
  todayText,
  trendFindingsText,
  trendsText,
  workoutText,
};

/** Every word of every page, in some language. */
export type Texts = Words<typeof en>;
