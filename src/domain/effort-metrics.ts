import { metricsOfRecord } from "./metrics.ts";

/** How hard a day was: all of it is counted from one record of the day's heart rate, so that each resembles the others. */
export const effortMetrics = [...metricsOfRecord("cycle"), ...metricsOfRecord("workout")];
