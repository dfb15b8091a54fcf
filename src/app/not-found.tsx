import { loadTexts } from "#app/server/texts.ts";
import { LinkButton } from "#components/ui/link-button.tsx";

/** An address that leads nowhere. */
export default async function NotFound() {
  const { shellText } = await loadTexts();
  const { title, detail, home } = shellText.notFound;
  return (
    <main className="mx-auto grid max-w-md justify-items-start gap-3 px-4 py-16">
      <h1 className="font-semibold text-title">{title}</h1>
      <p className="text-ink-2">{detail}</p>
      <LinkButton href="/">{home}</LinkButton>
    </main>
  );
}
