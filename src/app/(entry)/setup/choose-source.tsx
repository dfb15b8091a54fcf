import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Heading } from "../heading.tsx";
import { JsonForm } from "../json-form.tsx";

/** Connect a strap, or look around with demo data. */
export async function ChooseSource() {
  const { importText, setupText } = await loadTexts();
  const text = setupText.source;
  return (
    <>
      <Heading lead={text.lead}>{text.heading}</Heading>
      <Card title={text.connectTitle} lead={text.connectLead}>
        <LinkButton href="/connect">{text.connect}</LinkButton>
      </Card>
      <Card title={importText.link} lead={importText.linkDetail}>
        <LinkButton tone="quiet" href="/data/import">
          {importText.drop.choose}
        </LinkButton>
      </Card>
      <Card title={text.demoTitle} lead={text.demoLead}>
        <JsonForm action="/api/demo" submitLabel={text.demo} tone="quiet" />
      </Card>
    </>
  );
}
