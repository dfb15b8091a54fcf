import cronstrue from "cronstrue";
import "cronstrue/locales/de";

/**
 * A cron expression of five fields in words that go on a sentence: "every 30 minutes", "at 07:00, Monday through
 * Friday". `language` is a code such as "de", whose words are imported above. Null for what is no such expression.
 */
export function describeCron(expression: string, language: string): string | null {
  if (expression.trim().split(/\s+/).length !== 5) return null;
  try {
    const words = cronstrue.toString(expression, { locale: language, use24HourTimeFormat: true });
    return words.charAt(0).toLowerCase() + words.slice(1);
  } catch {
    return null;
  }
}
