import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { languages, preferredLanguage } from "#app/texts/languages.ts";
import { isDatabaseAway } from "#db/database-away.ts";

/** How long whoever was sent away may wait before trying again. */
export const databaseAwaySeconds = 10;

/** What is known of the request that is being answered. */
const failures = new AsyncLocalStorage<{ databaseAway: boolean }>();

/** Remembers why the page now being made fails. */
export function noteFailure(error: unknown): void {
  const failure = failures.getStore();
  if (failure && isDatabaseAway(error)) failure.databaseAway = true;
}

/**
 * Lets Next answer a request for a page. Where that fails because the database is away, a small page of its own takes the
 * place of Next's bare 500: every page of ours, also one for errors, asks the database who looks.
 */
export function answerPage(
  request: IncomingMessage,
  response: ServerResponse<IncomingMessage>,
  answer: () => void,
): void {
  const failure = { databaseAway: false };
  const { writeHead, write, end } = response;
  const body = () => awayPage(String(request.headers["accept-language"] ?? ""));
  let isReplaced = false;
  // Once the headers are written it is settled; before, Next's compression may still add some of its own.
  const decide = () => {
    if (response.headersSent) return;
    isReplaced ||= response.statusCode === 500 && failure.databaseAway;
    if (!isReplaced) return;
    response.statusCode = 503;
    for (const name of ["content-encoding", "transfer-encoding", "etag", "link"]) response.removeHeader(name);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-length", Buffer.byteLength(body()));
    response.setHeader("retry-after", String(databaseAwaySeconds));
  };
  response.writeHead = (...given: unknown[]) => {
    decide();
    return Reflect.apply(writeHead, response, isReplaced ? [503] : given);
  };
  response.write = (...given: unknown[]) => {
    decide();
    return isReplaced || Reflect.apply(write, response, given);
  };
  response.end = (...given: unknown[]) => {
    decide();
    return Reflect.apply(end, response, isReplaced ? [body()] : given);
  };
  failures.run(failure, answer);
}

function awayPage(acceptLanguage: string): string {
  const language = preferredLanguage(acceptLanguage);
  const { product, databaseAway } = languages[language].shellText;
  const { title, detail, retry } = databaseAway;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${product}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${detail}</p>
<p><a href="">${retry}</a></p>
</main>
</body>
</html>
`;
}
