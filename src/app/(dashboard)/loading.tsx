import { shellText } from "#app/texts/en/shell.ts";

/** Placeholders in the shape of the page to come. */
export default function Loading() {
  return (
    <div role="status" aria-label={shellText.loading} className="grid gap-4">
      <div className="skeleton h-16 max-w-sm" />
      <div className="skeleton h-80" />
      <div className="skeleton h-72" />
    </div>
  );
}
