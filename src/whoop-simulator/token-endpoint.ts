import { type Answer, jsonAnswer, type Request } from "./answer.ts";
import type { Cloud } from "./cloud.ts";
import type { Grant } from "./grants.ts";

const refuse = (status: number, error: string, error_description: string): Answer => ({
  ...jsonAnswer(status, { error, error_description, status_code: status }),
});
const invalidGrant = () =>
  refuse(
    400,
    "invalid_grant",
    "The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI, or was issued to another client.",
  );

/** `POST /oauth/oauth2/token`: a form body, the app's credentials inside it and nowhere else. */
export function answerToken(cloud: Cloud, request: Request): Answer {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) {
    return refuse(400, "invalid_request", "The request body must be application/x-www-form-urlencoded.");
  }
  const form = new URLSearchParams(request.body);
  const app = cloud.app(form.get("client_id") ?? "");
  if (request.headers["authorization"] || !app || form.get("client_secret") !== app.clientSecret) {
    return refuse(
      401,
      "invalid_client",
      "Client authentication failed (unknown client, no client authentication included, or unsupported authentication method).",
    );
  }
  const now = cloud.clock.now();
  switch (form.get("grant_type")) {
    case "authorization_code": {
      const [code, redirectUri] = [form.get("code"), form.get("redirect_uri")];
      if (!code || !redirectUri) return refuse(400, "invalid_request", "code or redirect_uri is missing.");
      const verifier = form.get("code_verifier");
      return grantAnswer(cloud, cloud.grants.exchange(code, app.clientId, redirectUri, now, verifier), now);
    }
    case "refresh_token": {
      const token = form.get("refresh_token");
      if (!token) return refuse(400, "invalid_request", "refresh_token is missing.");
      return grantAnswer(cloud, cloud.grants.refresh(token, app.clientId, now), now);
    }
    default:
      return refuse(
        400,
        "unsupported_grant_type",
        "Only authorization_code and refresh_token are supported.",
      );
  }
}

function grantAnswer(cloud: Cloud, grant: Grant | null, now: Date): Answer {
  cloud.save();
  if (!grant) return invalidGrant();
  const answer = jsonAnswer(200, {
    access_token: grant.accessToken,
    expires_in: Math.round((grant.expiresAtMs - now.getTime()) / 1000),
    ...(grant.refreshToken === null ? {} : { refresh_token: grant.refreshToken }),
    scope: grant.scopes.join(" "),
    token_type: "bearer",
  });
  return { ...answer, headers: { ...answer.headers, "cache-control": "no-store" } };
}
