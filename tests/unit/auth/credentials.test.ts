import { describe, expect, it } from "vitest";
import { readCredentials } from "#auth/authorize.ts";

const read = (headers: Record<string, string>) => readCredentials(new Headers(headers), "pulsekeep");

describe("readCredentials", () => {
  it("reads the session out of the cookie", () => {
    expect(read({ cookie: "a=1; pulsekeep=secret" })).toEqual({ sessionToken: "secret", bearer: null });
  });

  it("reads a bearer token whatever the case of its scheme", () => {
    expect(read({ authorization: "bearer pk_abc" }).bearer).toBe("pk_abc");
  });

  it.each(["Basic b3duZXI6cHc=", "Digest username=x", "Negotiate abc", "pk_abc", ""])(
    "leaves %j to the proxy it is meant for and looks at the session",
    (authorization) => {
      expect(read({ authorization, cookie: "pulsekeep=secret" })).toEqual({
        sessionToken: "secret",
        bearer: null,
      });
    },
  );

  it.each(["Bearer", "Bearer ", "bearer a b"])(
    "takes %j for a bearer that nobody has, so that no cookie is looked at instead",
    (authorization) => {
      expect(read({ authorization, cookie: "pulsekeep=secret" }).bearer).toBe("");
    },
  );
});
