import { describe, expect, it } from "vitest";
import { NoAnswerError, OAuthError } from "#whoop/errors.ts";
import {
  authorizeUrl,
  exchangeCode,
  refreshTokens,
  requestedScopes,
  revokeAccess,
  testClient,
} from "#whoop/oauth.ts";
import { connectionLost, scriptedFetch } from "./scripted-fetch.ts";

const apiUrl = "https://whoop.test";
const redirectUri = "http://localhost:3000/api/auth/whoop/callback";
const app = { clientId: "client-7", clientSecret: "s3cret&value" };
const grant = {
  access_token: "new-access",
  refresh_token: "new-refresh",
  expires_in: 3600,
  scope: "read:sleep offline",
  token_type: "bearer",
};
const coming = { apiUrl, app, redirectUri, code: "one-time", codeVerifier: "the-verifier" };
const refused = (error: string, status: number) =>
  Response.json({ error, error_description: "the refresh token old-refresh is spent" }, { status });
const refresh = (answer: Response | Error) =>
  refreshTokens({ apiUrl, app, refreshToken: "old-refresh", fetch: scriptedFetch(answer) });

describe("asking the member", () => {
  it("names the six read scopes and offline, the redirect address, the state and the hash of the verifier", () => {
    const url = new URL(
      authorizeUrl({
        apiUrl,
        clientId: "client-7",
        redirectUri,
        state: "state-of-this-browser",
        // The example of RFC 7636, appendix B.
        codeVerifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
      }),
    );
    expect(url.origin + url.pathname).toBe("https://whoop.test/oauth/oauth2/auth");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: "code",
      client_id: "client-7",
      redirect_uri: redirectUri,
      scope: "read:recovery read:cycles read:workout read:sleep read:profile read:body_measurement offline",
      state: "state-of-this-browser",
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    });
  });

  it("T10: asks to read and for nothing else", () => {
    expect(requestedScopes.every((scope) => scope.startsWith("read:") || scope === "offline")).toBe(true);
  });
});

describe("the exchange of a code", () => {
  it("sends the credentials in the body and nowhere else", async () => {
    const fetch = scriptedFetch(Response.json(grant));
    await exchangeCode({ ...coming, fetch });
    const [sent] = fetch.sent;
    expect(sent?.url.href).toBe("https://whoop.test/oauth/oauth2/token");
    expect(sent?.headers.has("authorization")).toBe(false);
    expect(sent?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(sent?.body ?? [])).toEqual({
      grant_type: "authorization_code",
      code: "one-time",
      redirect_uri: redirectUri,
      code_verifier: "the-verifier",
      client_id: "client-7",
      client_secret: "s3cret&value",
    });
  });

  it.each([
    ["commas", "read:sleep,read:cycles,offline"],
    ["commas and spaces", "read:sleep, read:cycles  offline"],
    ["a list", ["read:sleep", "read:cycles", "offline"]],
    ["spaces, each twice", "read:sleep read:cycles offline read:sleep"],
    ["spaces, among what is no scope", "read:sleep \u0000 read:cycles \ud83c offline"],
  ])("reads scopes separated by %s", async (_, scope) => {
    const fetch = scriptedFetch(Response.json({ ...grant, scope }));
    expect((await exchangeCode({ ...coming, fetch })).scopes).toEqual([
      "read:sleep",
      "read:cycles",
      "offline",
    ]);
  });

  it.each([undefined, null, "", 7, {}])(
    "names no scopes when WHOOP does not, so that they are what was asked for: %j",
    async (scope) => {
      const fetch = scriptedFetch(Response.json({ ...grant, scope }));
      expect((await exchangeCode({ ...coming, fetch })).scopes).toEqual([]);
    },
  );

  it("gives tokens, lifetime and the scopes that were really granted", async () => {
    const fetch = scriptedFetch(Response.json(grant));
    expect(await exchangeCode({ ...coming, fetch })).toEqual({
      accessToken: "new-access",
      refreshToken: "new-refresh",
      expiresInSeconds: 3600,
      scopes: ["read:sleep", "offline"],
    });
  });
});

describe("a refresh", () => {
  it("asks for offline, so that the new pair has a refresh token too", async () => {
    const fetch = scriptedFetch(Response.json(grant));
    await refreshTokens({ apiUrl, app, refreshToken: "old-refresh", fetch });
    expect(fetch.sent[0]?.body.get("scope")).toBe("offline");
    expect(fetch.sent[0]?.body.get("refresh_token")).toBe("old-refresh");
  });

  it.each([{ refresh_token: null }, { refresh_token: undefined }, { refresh_token: "" }])(
    "has no refresh token when WHOOP sends %j",
    async (change) => {
      expect((await refresh(Response.json({ ...grant, ...change }))).refreshToken).toBeNull();
    },
  );

  it("keeps a new token whose details are odd, because the old one is dead already", async () => {
    const tokens = await refresh(
      Response.json({ access_token: "new-access", expires_in: null, scope: null }),
    );
    expect(tokens).toMatchObject({ accessToken: "new-access", expiresInSeconds: 3600, scopes: [] });
  });

  it.each([
    [undefined, 3_600],
    [null, 3_600],
    ["", 3_600],
    ["soon", 3_600],
    [{}, 3_600],
    [true, 3_600],
    ["1800", 1_800],
    [1799.6, 1_800],
    [0, 60],
    [-5, 60],
    ["-5", 60],
    [1e13, 86_400],
    ["1e300", 86_400],
    [86_401, 86_400],
  ])("keeps the new pair whatever is said of its life: %j is %i seconds", async (expiresIn, seconds) => {
    const tokens = await refresh(Response.json({ ...grant, expires_in: expiresIn }));
    expect(tokens).toMatchObject({
      accessToken: "new-access",
      refreshToken: "new-refresh",
      expiresInSeconds: seconds,
    });
  });

  it("keeps the new pair when its life is a number beyond every number", async () => {
    const answer = new Response(JSON.stringify(grant).replace("3600", "1e999"));
    expect(await refresh(answer)).toMatchObject({ accessToken: "new-access", expiresInSeconds: 3_600 });
  });

  it.each([400, 401])("of a spent token is a dead grant, with status %i", async (status) => {
    const error = await refresh(refused("invalid_grant", status)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(OAuthError);
    expect(error).toMatchObject({ isDeadGrant: true, isWrongClient: false, status });
  });

  it("with a wrong secret is not a dead grant", async () => {
    const error = await refresh(refused("invalid_client", 401)).catch((e: unknown) => e);
    expect(error).toMatchObject({ isDeadGrant: false, isWrongClient: true });
  });

  it.each([
    ["an outage that quotes invalid_grant", () => refused("invalid_grant", 503)],
    ["a rate limit", () => refused("invalid_grant", 429)],
    ["a plain 401", () => new Response("Authorization was not valid", { status: 401 })],
    ["a blocked client", () => new Response("error code: 1010", { status: 403 })],
    [
      "a redirect",
      () => new Response(null, { status: 302, headers: { location: "https://elsewhere.test" } }),
    ],
    ["a web page", () => new Response("<html></html>")],
    ["an answer without a token", () => Response.json({})],
    ["a lost connection", connectionLost],
  ])("T5: that meets %s is no OAuth error", async (_, answer) => {
    const error = await refresh(answer()).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(OAuthError);
  });

  it("is never sent twice by itself, since its token works once", async () => {
    const fetch = scriptedFetch(connectionLost(), Response.json(grant));
    const sent = refreshTokens({ apiUrl, app, refreshToken: "old-refresh", fetch });
    await expect(sent).rejects.toThrow(NoAnswerError);
    expect(fetch.sent).toHaveLength(1);
  });

  it("L1: that fails tells neither token nor secret", async () => {
    for (const answer of [
      refused("invalid_grant", 400),
      new Response("old-refresh s3cret"),
      connectionLost(),
    ]) {
      const error = await refresh(answer).catch((e: unknown) => e);
      const told = error instanceof Error ? [error.stack, JSON.stringify(error), String(error.cause)] : ["?"];
      expect(told.join()).not.toMatch(/old-refresh|s3cret|spent/);
    }
  });
});

describe("testing an app's credentials", () => {
  const test = (answer: Response) => testClient({ apiUrl, app, redirectUri, fetch: scriptedFetch(answer) });

  it("accepts them when WHOOP only minds the code", async () => {
    expect(await test(refused("invalid_grant", 400))).toBe("accepted");
  });

  it("finds them wrong when WHOOP does not know the client", async () => {
    expect(await test(refused("invalid_client", 401))).toBe("wrong-client");
  });

  it("says neither when WHOOP has an outage", async () => {
    await expect(test(new Response("", { status: 503 }))).rejects.toMatchObject({ status: 503 });
  });
});

describe("giving a grant back", () => {
  it("is one DELETE with the token", async () => {
    const fetch = scriptedFetch(new Response(null, { status: 204 }));
    await revokeAccess({ apiUrl, accessToken: "new-access", fetch });
    expect(fetch.sent[0]).toMatchObject({ method: "DELETE" });
    expect(fetch.sent[0]?.headers.get("authorization")).toBe("Bearer new-access");
  });

  it("fails aloud when WHOOP did not take it", async () => {
    const fetch = scriptedFetch(new Response("Authorization was not valid", { status: 401 }));
    await expect(revokeAccess({ apiUrl, accessToken: "spent", fetch })).rejects.toMatchObject({
      status: 401,
    });
  });
});
