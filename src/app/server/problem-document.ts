/** The media type of a problem document. */
export const problemDocument = "application/problem+json";

/** An RFC 9457 problem document: `title` says what happened, `detail` what to do about it. */
export interface Problem {
  type: "about:blank";
  status: number;
  title: string;
  detail: string;
}
