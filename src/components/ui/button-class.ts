/** What a control promises: the page's one main step, any other step, or something that cannot be taken back. */
export type ButtonTone = "primary" | "quiet" | "danger";

const tones: Record<ButtonTone, string> = {
  primary: "bg-action text-on-action hover:opacity-90",
  quiet: "bg-raised text-ink hover:bg-track",
  danger: "bg-danger text-on-danger hover:opacity-90",
};

/** The classes shared by buttons and links that look like one. */
export function buttonClass(tone: ButtonTone, className = ""): string {
  return `inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-4 py-2 text-center font-semibold disabled:opacity-60 ${tones[tone]} ${className}`;
}
