import { expect, test } from "vitest";
import { Grants } from "#whoop-simulator/grants.ts";

const now = new Date("2026-03-01T10:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);

function connect(grants: Grants, scopes = ["read:sleep", "offline"]) {
  const code = grants.issueCode({ clientId: "app", redirectUri: "https://a/cb", userId: 7, scopes }, now);
  const grant = grants.exchange(code, "app", "https://a/cb", now);
  if (!grant) throw new Error("the code was refused");
  return { code, ...grant };
}

test("a code works once", () => {
  const grants = new Grants();
  const { code } = connect(grants);
  expect(grants.exchange(code, "app", "https://a/cb", now)).toBeNull();
});

test("a code is worth nothing after ten minutes, or with another redirect address", () => {
  const grants = new Grants();
  const given = { clientId: "app", redirectUri: "https://a/cb", userId: 7, scopes: [] };
  expect(grants.exchange(grants.issueCode(given, now), "app", "https://a/cb", later(600_000))).toBeNull();
  expect(grants.exchange(grants.issueCode(given, now), "app", "https://a/cb/", now)).toBeNull();
});

test("without the offline scope there is no refresh token", () => {
  expect(connect(new Grants(), ["read:sleep"]).refreshToken).toBeNull();
});

test("an access token lives an hour", () => {
  const grants = new Grants();
  const { accessToken } = connect(grants);
  expect(grants.byAccessToken(accessToken, later(3_599_999))).not.toBeNull();
  expect(grants.byAccessToken(accessToken, later(3_600_000))).toBeNull();
});

test("a refresh kills the old access token and the old refresh token at once", () => {
  const grants = new Grants();
  const { accessToken, refreshToken } = connect(grants);
  const renewed = grants.refresh(refreshToken ?? "", "app", now);
  expect(renewed?.scopes).toEqual(["read:sleep", "offline"]);
  expect(grants.byAccessToken(accessToken, now)).toBeNull();
  expect(grants.refresh(refreshToken ?? "", "app", now)).toBeNull();
  expect(grants.byAccessToken(renewed?.accessToken ?? "", now)).not.toBeNull();
});

test("where replay kills the family, a spent refresh token ends the winner's pair too", () => {
  const grants = new Grants();
  grants.replayMode = "kills-family";
  const { refreshToken } = connect(grants);
  const renewed = grants.refresh(refreshToken ?? "", "app", now);
  expect(grants.refresh(refreshToken ?? "", "app", now)).toBeNull();
  expect(grants.byAccessToken(renewed?.accessToken ?? "", now)).toBeNull();
});

test("a code that was asked for with a challenge needs its verifier; one without needs none", () => {
  const grants = new Grants();
  // The example of RFC 7636, appendix B.
  const codeChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  const given = { clientId: "app", redirectUri: "https://a/cb", userId: 7, scopes: [] };
  const exchange = (codeVerifier: string | null) =>
    grants.exchange(
      grants.issueCode({ ...given, codeChallenge }, now),
      "app",
      "https://a/cb",
      now,
      codeVerifier,
    );
  expect(exchange(null)).toBeNull();
  expect(exchange("another")).toBeNull();
  expect(exchange(verifier)).not.toBeNull();
  expect(grants.exchange(grants.issueCode(given, now), "app", "https://a/cb", now, verifier)).not.toBeNull();
});
