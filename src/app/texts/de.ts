import { calendarText } from "./de/calendar.ts";
import { connectText } from "./de/connect.ts";
import { dataText } from "./de/data.ts";
import { dayText } from "./de/day.ts";
import { emptyText } from "./de/empty.ts";
import { figureText } from "./de/figure.ts";
import { formText } from "./de/forms.ts";
import { heartText } from "./de/heart.ts";
import { importText } from "./de/import.ts";
import { insightsText } from "./de/insights.ts";
import { loginText } from "./de/login.ts";
import { metricText } from "./de/metrics.ts";
import { modelText } from "./de/model.ts";
import { rangeText } from "./de/range.ts";
import { recoveryText } from "./de/recovery.ts";
import { settingsText } from "./de/settings.ts";
import { setupText } from "./de/setup.ts";
import { shellText } from "./de/shell.ts";
import { sleepText } from "./de/sleep.ts";
import { sportText } from "./de/sports.ts";
import { strainText } from "./de/strain.ts";
import { tableText } from "./de/tables.ts";
import { todayText } from "./de/today.ts";
import { trendFindingsText } from "./de/trend-findings.ts";
import { trendsText } from "./de/trends.ts";
import { workoutText } from "./de/workouts.ts";
import type { Texts } from "./en.ts";

/** Every word of every page in German. */
export const de: Texts = {
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
