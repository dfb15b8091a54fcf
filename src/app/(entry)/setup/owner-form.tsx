import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Heading } from "../heading.tsx";
import { JsonForm } from "../json-form.tsx";

/** Asks for the owner's name and password; the one-time code goes along. */
export async function OwnerForm({ code, name }: { code: string; name: string }) {
  const { setupText } = await loadTexts();
  const text = setupText.owner;
  return (
    <>
      <Heading lead={text.lead}>{text.heading}</Heading>
      <Card>
        <JsonForm action="/api/setup" submitLabel={text.submit} fixed={{ code }}>
          <Field
            name="name"
            label={text.name}
            defaultValue={name}
            autoComplete="username"
            required
            maxLength={80}
          />
          <Field
            name="password"
            type="password"
            label={text.password}
            hint={text.passwordHint}
            autoComplete="new-password"
            required
            minLength={12}
          />
        </JsonForm>
      </Card>
    </>
  );
}
