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
const refused = (error: string, status: number) =>
  Response.json({ error, error_description: "the refresh token old-refresh is spent" }, { status });
const refresh = (answer: Response | Error) =>
  refreshTokens({ apiUrl, app, refreshToken: "old-refresh", fetch: scriptedFetch(answer) });

describe("asking the member", () => {
  it("names the six read scopes and offline, the redirect address and the state", () => {
    const url = new URL(
      authorizeUrl({ apiUrl, clientId: "client-7", redirectUri, state: "state-of-this-browser" }),
    );
    expect(url.origin + url.pathname).toBe("https://whoop.test/oauth/oauth2/auth");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: "code",
      client_id: "client-7",
      redirect_uri: redirectUri,
      scope: "read:recovery read:cycles read:workout read:sleep read:profile read:body_measurement offline",
      state: "state-of-this-browser",
    });
  });

  it("T10: asks to read and for nothing else", () => {
    expect(requestedScopes.every((scope) => scope.startsWith("read:") || scope === "offline")).toBe(true);
  });
});

describe("the exchange of a code", () => {
  it("sends the credentials in the body and nowhere else", async () => {
    const fetch = scriptedFetch(Response.json(grant));
    await exchangeCode({ apiUrl, app, redirectUri, code: "one-time", fetch });
    const [sent] = fetch.sent;
    expect(sent?.url.href).toBe("https://whoop.test/oauth/oauth2/token");
    expect(sent?.headers.has("authorization")).toBe(false);
    expect(sent?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(sent?.body ?? [])).toEqual({
      grant_type: "authorization_code",
      code: "one-time",
      redirect_uri: redirectUri,
      client_id: "client-7",
      client_secret: "s3cret&value",
    });
  });

  it("gives tokens, lifetime and the scopes that were really granted", async () => {
    const fetch = scriptedFetch(Response.json(grant));
    expect(await exchangeCode({ apiUrl, app, redirectUri, code: "one-time", fetch })).toEqual({
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
