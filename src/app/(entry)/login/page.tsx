import { redirect } from "next/navigation";
import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { findViewer } from "#app/server/viewer.ts";
import { listMembers } from "#auth/members.ts";
import { Card } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Heading } from "../heading.tsx";
import { JsonForm } from "../json-form.tsx";
import { CodeSignIn } from "./code-sign-in.tsx";

export const generateMetadata = titled(({ loginText }) => loginText.title);

/** The door: a password (and a name, where several people have one), or the one-time code in the address. */
export default async function LoginPage({ searchParams }: PageProps) {
  const { loginText } = await loadTexts();
  const { code } = await searchParams;
  if (typeof code === "string") return <CodeSignIn code={code} />;
  if (await findViewer()) redirect("/");
  const accounts = (await listMembers(getApp().db)).filter((member) => member.hasPassword).length;
  if (accounts === 0) redirect("/setup");
  return (
    <>
      <Heading>{loginText.heading}</Heading>
      <Card>
        <JsonForm action="/api/login" submitLabel={loginText.submit}>
          {accounts > 1 ? (
            <Field name="name" label={loginText.name} autoComplete="username" required />
          ) : null}
          <Field
            name="password"
            type="password"
            label={loginText.password}
            autoComplete="current-password"
            required
          />
        </JsonForm>
      </Card>
      <p className="text-ink-2 text-small">
        {loginText.forgotten} <code className="font-mono">{loginText.forgottenCommand}</code>
      </p>
    </>
  );
}
