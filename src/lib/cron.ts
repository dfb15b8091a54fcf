import { createTask, validateDetailed } from "node-cron";

/** What is wrong with a cron expression, as the rest of a sentence that begins with the expression; null when it is right. */
export function cronProblem(expression: string): string | null {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5)
    return `has ${fields.length} ${fields.length === 1 ? "field" : "fields"} where five are needed: minute, hour, day of the month, month, day of the week`;
  const { valid, errors } = validateDetailed(expression);
  if (valid) return null;
  const [error] = errors;
  return error?.value
    ? `has ${fieldNames[error.field] ?? error.field} ${error.value}, which does not exist`
    : `cannot be read: ${error?.message ?? "it is not a cron expression"}`;
}

const fieldNames: Record<string, string> = {
  minute: "minute",
  hour: "hour",
  dayOfMonth: "day of the month",
  month: "month",
  dayOfWeek: "day of the week",
};

/** When a valid expression fires next after the present, by the wall clock of `timeZone`; null when that is years away. */
export function nextRunAt(expression: string, timeZone: string): Date | null {
  const task = createTask(expression, () => undefined, { timezone: timeZone });
  try {
    return task.getNextRuns(1)[0] ?? null;
  } finally {
    void task.destroy();
  }
}
