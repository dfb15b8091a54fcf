import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { JsonForm } from "../json-form.tsx";

/** Takes the address WHOOP sent the browser to, when it did not lead back here by itself. */
export async function PasteAddress() {
  const { connectText } = await loadTexts();
  return (
    <Card title={connectText.pasteTitle} lead={connectText.pasteLead}>
      <JsonForm action="/api/connect/redirected" submitLabel={connectText.pasteSubmit} tone="quiet">
        <Field name="address" label={connectText.pasteLabel} autoComplete="off" spellCheck={false} required />
      </JsonForm>
    </Card>
  );
}
