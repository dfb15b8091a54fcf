import { formText } from "#app/texts/en/forms.ts";

/** A route answered with a problem document, or did not answer. The message is its title. */
export class RequestProblem extends Error {
  readonly detail: string;
  constructor(title: string, detail: string) {
    super(title);
    this.name = "RequestProblem";
    this.detail = detail;
  }
}

/** Sends a change to one of our routes and gives its JSON answer. Throws `RequestProblem`, already in words. */
export async function sendJson(url: string, method: string, body: object): Promise<Record<string, unknown>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new RequestProblem(formText.unreachableTitle, formText.unreachableDetail);
  }
  const answer = await readObject(response);
  if (response.ok) return answer;
  const { title, detail } = answer;
  throw new RequestProblem(
    typeof title === "string" ? title : formText.unreachableTitle,
    typeof detail === "string" ? detail : formText.unreachableDetail,
  );
}

async function readObject(response: Response): Promise<Record<string, unknown>> {
  try {
    const answer: unknown = await response.json();
    return typeof answer === "object" && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
}
