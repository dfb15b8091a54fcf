import { otherAddresses } from "#app/server/redirect-choice.ts";
import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import { JsonForm } from "../json-form.tsx";

/** What to register when WHOOP's dashboard refuses the usual redirect address. */
export async function OtherAddresses({ redirectUri }: { redirectUri: string }) {
  const { connectText, formText } = await loadTexts();
  return (
    <Card title={connectText.refusedTitle} lead={connectText.refusedLead}>
      <div className="grid gap-5">
        {otherAddresses(redirectUri).map(({ choice, address }) => (
          <div key={choice} className="grid justify-items-start gap-2">
            <div className="w-full">
              <CopyField
                name={`redirectUri-${choice}`}
                label={connectText.otherAddresses[choice].label}
                value={address}
                copyLabel={formText.copy}
                copiedLabel={formText.copied}
              />
            </div>
            <JsonForm
              action={`/api/auth/whoop?redirect=${choice}`}
              submitLabel={connectText.otherAddresses[choice].connect}
              tone="quiet"
            />
          </div>
        ))}
        <div className="grid gap-1 text-ink-2 text-small">
          <p>{connectText.schemeNote}</p>
          <p>{connectText.httpsNote}</p>
        </div>
      </div>
    </Card>
  );
}
