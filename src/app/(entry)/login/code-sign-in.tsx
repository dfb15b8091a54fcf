import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { Heading } from "../heading.tsx";
import { JsonForm } from "../json-form.tsx";

/** One button that spends the code: opening the address alone must not, since previews and scanners open it too. */
export async function CodeSignIn({ code }: { code: string }) {
  const { loginText } = await loadTexts();
  return (
    <>
      <Heading lead={loginText.codeLead}>{loginText.codeHeading}</Heading>
      <Card>
        <JsonForm action="/api/login" submitLabel={loginText.submit} fixed={{ code }} />
      </Card>
    </>
  );
}
