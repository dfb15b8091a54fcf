import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { fillText } from "#presenters/fill-text.ts";
import { JsonForm } from "../json-form.tsx";
import { CredentialsForm } from "./credentials-form.tsx";

interface CredentialsProps {
  form: { clientId: string | null; fromEnvironment: boolean };
  owner: boolean;
}

/** The key: taken from the environment, saved before, or to be entered by the owner. */
export async function Credentials({ form: { clientId, fromEnvironment }, owner }: CredentialsProps) {
  const { connectText } = await loadTexts();
  const connect = <JsonForm action="/api/auth/whoop" submitLabel={connectText.connect} />;
  if (fromEnvironment && clientId !== null)
    return (
      <Card
        title={connectText.fromEnvironmentTitle}
        lead={fillText(connectText.fromEnvironment, { clientId })}
      >
        {connect}
      </Card>
    );
  if (clientId !== null)
    return (
      <Card title={connectText.credentialsTitle} lead={fillText(connectText.credentialsKnown, { clientId })}>
        <div className="grid gap-6">
          <div>{connect}</div>
          {owner ? <CredentialsForm text={connectText.form} /> : null}
        </div>
      </Card>
    );
  return (
    <Card title={connectText.credentialsTitle}>
      {owner ? <CredentialsForm text={connectText.form} /> : <p>{connectText.ownerOnly}</p>}
    </Card>
  );
}
