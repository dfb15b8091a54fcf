import { loadTexts } from "#app/server/texts.ts";

/**
 * Says that this is a copy. Hidden unless the offline worker brought the page: it marks the document and writes the
 * time, which is why the time is not compared when the page wakes up.
 */
export async function OfflineNote() {
  const { shellText } = await loadTexts();
  return (
    <p role="note" className="offline-note rounded-card bg-warn-wash p-4">
      {shellText.offlineCopy}{" "}
      <time id="offline-kept-at" suppressHydrationWarning>
        {" "}
      </time>
    </p>
  );
}
