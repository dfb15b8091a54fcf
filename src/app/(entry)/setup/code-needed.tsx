import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { StepList } from "#components/ui/step-list.tsx";
import { Heading } from "../heading.tsx";

/** Says where the one-time code is, and how to get a new one. */
export async function CodeNeeded() {
  const { setupText } = await loadTexts();
  const text = setupText.noCode;
  return (
    <>
      <Heading lead={text.detail}>{text.heading}</Heading>
      <Card>
        <StepList steps={text.ways.map((way) => ({ id: way.id, content: way.text }))} />
      </Card>
    </>
  );
}
