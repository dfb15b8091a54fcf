/** A route answered with a problem document, or did not answer. The message is its title. */
export class RequestProblem extends Error {
  readonly detail: string;
  constructor(title: string, detail: string) {
    super(title);
    this.name = "RequestProblem";
    this.detail = detail;
  }
}

/** What is said when no answer comes, or none of ours. */
export interface UnreachableWords {
  unreachableTitle: string;
  unreachableDetail: string;
}

/** Sends a change to one of our routes and gives its JSON answer. Throws `RequestProblem`, already in words. */
export async function sendJson(
  { url, method, body }: { url: string; method: string; body: object },
  { unreachableTitle, unreachableDetail }: UnreachableWords,
): Promise<Record<string, unknown>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new RequestProblem(unreachableTitle, unreachableDetail);
  }
  const answer = await readObject(response);
  if (response.ok) return answer;
  const { title, detail } = answer;
  throw new RequestProblem(
    typeof title === "string" ? title : unreachableTitle,
    typeof detail === "string" ? detail : unreachableDetail,
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
