import type { z } from "zod";
import type { Viewer } from "#auth/authorize.ts";
import { type Handler, type Input, memberRoute, type Shape } from "./api-route.ts";

/** One call of the REST interface: the very schemas that read its requests and type its answer describe it. */
export interface Operation<Body = unknown, Params = unknown, Query = unknown, Answer = unknown>
  extends Shape<Body, Params, Query> {
  summary: string;
  /** For the owner alone, and a token needs the scope `admin`. */
  owner?: boolean;
  /** 200 unless told. */
  status?: number;
  response: z.ZodType<Answer>;
  /** What the answer is sent as when it is not JSON; the handler makes the response itself then. */
  type?: "application/zip" | "text/event-stream";
  /** Statuses of problems that do not follow from the rest, such as 404 where there may be no days. */
  problems?: readonly number[];
}

/** A handler that says what it takes and answers. */
export type DescribedHandler = Handler & { operation: Operation };

/**
 * A route of the REST interface, for members as in `memberRoute`, described at /api/v1/openapi.json. Health data is kept
 * by nobody on the way.
 */
export function operation<Answer, Body = undefined, Params = undefined, Query = undefined>(
  described: Operation<Body, Params, Query, Answer>,
  act: (
    input: Input<Body, Params, Query> & { viewer: Viewer; memberId: number },
  ) => Promise<NoInfer<Answer> | Response>,
): DescribedHandler {
  const handler = memberRoute(described, async (input) => {
    const answer = await act({ ...input, memberId: input.viewer.memberId });
    if (answer instanceof Response) return answer;
    const { status = 200 } = described;
    return Response.json(answer, { status, headers: { "cache-control": "no-store" } });
  });
  return Object.assign(handler, { operation: described });
}
