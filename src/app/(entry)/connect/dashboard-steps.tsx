import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import { StepList } from "#components/ui/step-list.tsx";

/** What to do in WHOOP's developer dashboard, with the address to register. */
export async function DashboardSteps({ redirectUri }: { redirectUri: string }) {
  const { connectText, formText } = await loadTexts();
  const text = connectText.steps;
  const steps = [
    {
      id: "open",
      content: (
        <>
          {text.open}{" "}
          <a className="underline" href={text.dashboardUrl} target="_blank" rel="noreferrer">
            {text.dashboardUrl}
          </a>{" "}
          {text.openAfter}
        </>
      ),
    },
    { id: "create", content: text.create },
    {
      id: "redirect",
      content: (
        <div className="grid gap-2">
          <p>{text.redirect}</p>
          <CopyField
            name="redirectUri"
            label={connectText.redirectLabel}
            value={redirectUri}
            copyLabel={formText.copy}
            copiedLabel={formText.copied}
          />
        </div>
      ),
    },
    { id: "scopes", content: text.scopes },
    { id: "copy", content: text.copy },
  ];
  return (
    <Card title={connectText.dashboardTitle}>
      <StepList steps={steps} />
    </Card>
  );
}
