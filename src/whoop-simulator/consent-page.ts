/** Text made safe between tags and inside double quotes. */
const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const page = (title: string, main: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 30rem; margin: 3rem auto; padding: 0 1rem; }
  fieldset { border: 1px solid #8888; border-radius: .5rem; margin: 0 0 1rem; padding: .75rem 1rem; }
  label { display: block; padding: .25rem 0; }
  button { font: inherit; padding: .6rem 1.4rem; border-radius: .5rem; border: 1px solid #888; cursor: pointer; }
  button[value=allow] { background: #0b6b46; border-color: #0b6b46; color: #fff; }
</style>
</head>
<body><main><h1>${title}</h1>${main}</main></body>
</html>`;

/** Asks which member allows which scopes. The form posts `member`, `scope` (repeated) and `decision` to its own address. */
export function consentPage(
  clientId: string,
  members: { userId: number; name: string }[],
  scopes: string[],
): string {
  const memberChoices = members.map(
    ({ userId, name }, index) =>
      `<label><input type="radio" name="member" value="${userId}" required${index === 0 ? " checked" : ""}> ${escapeHtml(name)} (${userId})</label>`,
  );
  const scopeChoices = scopes.map(
    (scope) =>
      `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked> ${escapeHtml(scope)}</label>`,
  );
  return page(
    "Sandbox sign-in",
    `<p>The app <strong>${escapeHtml(clientId)}</strong> asks for access. This is a sandbox with invented members; no real account is involved.</p>
<form method="post">
<input type="hidden" name="scope" value="">
<fieldset><legend>Member</legend>${memberChoices.join("") || "<p>There are no members yet.</p>"}</fieldset>
<fieldset><legend>Access</legend>${scopeChoices.join("")}</fieldset>
<button name="decision" value="allow">Allow</button> <button name="decision" value="deny" formnovalidate>Deny</button>
</form>`,
  );
}

/** Shown instead of a redirect when there is no address one could trust. */
export function consentErrorPage(problem: string): string {
  return page("The request cannot be processed", `<p>${escapeHtml(problem)}</p>`);
}
