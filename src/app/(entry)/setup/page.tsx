import { redirect } from "next/navigation";
import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { titled } from "#app/server/texts.ts";
import { findViewer } from "#app/server/viewer.ts";
import { findOwner } from "#auth/owner.ts";
import { isSetupCodeValid } from "#auth/setup-code.ts";
import { ChooseSource } from "./choose-source.tsx";
import { CodeNeeded } from "./code-needed.tsx";
import { OwnerForm } from "./owner-form.tsx";

export const generateMetadata = titled(({ setupText }) => setupText.title);

/** The wizard: first who owns this install, then where data comes from. */
export default async function SetupPage({ searchParams }: PageProps) {
  const { db, clock } = getApp();
  if (await findViewer()) return <ChooseSource />;
  const owner = await findOwner(db);
  if (owner?.passwordHash) redirect("/login");
  const { code } = await searchParams;
  const valid = typeof code === "string" && (await isSetupCodeValid(db, clock, code));
  return valid ? <OwnerForm code={code} name={owner?.name ?? ""} /> : <CodeNeeded />;
}
