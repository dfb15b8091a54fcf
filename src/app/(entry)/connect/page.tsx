import { headers } from "next/headers";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { loadConnectForm } from "#app/server/whoop-app.ts";
import { Banner } from "#components/ui/banner.tsx";
import { fillText } from "#presenters/fill-text.ts";
import { Heading } from "../heading.tsx";
import { Credentials } from "./credentials.tsx";
import { DashboardSteps } from "./dashboard-steps.tsx";
import { OtherAddresses } from "./other-addresses.tsx";
import { PasteAddress } from "./paste-address.tsx";

export const generateMetadata = titled(({ connectText }) => connectText.title);

/** How to connect: make an app at WHOOP, bring its key here, allow access; and what to try when that is refused. */
export default async function ConnectPage() {
  const { connectText } = await loadTexts();
  const viewer = await requireViewer();
  const form = await loadConnectForm();
  const redirect = new URL(form.redirectUri);
  const sameName = (await headers()).get("host") === redirect.host;
  return (
    <>
      <Heading lead={connectText.lead}>{connectText.heading}</Heading>
      {sameName ? null : (
        <Banner tone="warn" title={connectText.otherNameTitle}>
          {fillText(connectText.otherName, { origin: redirect.origin })}
        </Banner>
      )}
      {form.fromEnvironment ? null : <DashboardSteps redirectUri={form.redirectUri} />}
      <Credentials form={form} owner={viewer.role === "owner"} />
      <OtherAddresses redirectUri={form.redirectUri} />
      <PasteAddress />
    </>
  );
}
