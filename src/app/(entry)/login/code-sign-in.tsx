import { loginText } from "#app/texts/en/login.ts";
import { Card } from "#components/ui/card.tsx";
import { Heading } from "../heading.tsx";
import { JsonForm } from "../json-form.tsx";

/** One button that spends the code: opening the address alone must not, since previews and scanners open it too. */
export function CodeSignIn({ code }: { code: string }) {
  return (
    <>
      <Heading lead={loginText.codeLead}>{loginText.codeHeading}</Heading>
      <Card>
        <JsonForm action="/api/login" submitLabel={loginText.submit} fixed={{ code }} />
      </Card>
    </>
  );
}
