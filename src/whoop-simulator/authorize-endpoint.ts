import { type Answer, emptyAnswer, htmlAnswer, type Request } from "./answer.ts";
import type { Cloud } from "./cloud.ts";
import { consentErrorPage, consentPage } from "./consent-page.ts";

const knownScopes = [
  "read:recovery",
  "read:cycles",
  "read:workout",
  "read:sleep",
  "read:profile",
  "read:body_measurement",
  "offline",
];
const words = (text: string | null) => (text ?? "").split(" ").filter(Boolean);

/**
 * `/oauth/oauth2/auth`: GET shows the consent page, POST to the same address decides. Form fields: `member` (user id;
 * may be left out when there is one member only), `scope` (repeated or space separated; left out means all that was
 * asked for, empty means none) and `decision` (`allow`, or anything else to deny).
 */
export function answerAuthorize(cloud: Cloud, request: Request): Answer {
  const query = request.url.searchParams;
  const app = cloud.app(query.get("client_id") ?? "");
  if (!app) return htmlAnswer(400, consentErrorPage("invalid_client: the app is not known."));
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!app.redirectUris.includes(redirectUri)) {
    return htmlAnswer(400, consentErrorPage("invalid_request: redirect_uri is not registered for this app."));
  }
  const state = query.get("state") ?? "";
  const redirect = (answer: Record<string, string>) => {
    const target = new URL(redirectUri);
    for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
    if (state) target.searchParams.set("state", state);
    return emptyAnswer(302, { location: target.href, "cache-control": "no-store" });
  };
  if (state.length < 8) {
    return redirect({
      error: "invalid_state",
      error_description:
        "The state is missing or does not have enough characters and is therefore considered too weak.",
      error_hint:
        "Request parameter 'state' must be at least be 8 characters long to ensure sufficient entropy.",
    });
  }
  if (query.get("response_type") !== "code") {
    return redirect({
      error: "unsupported_response_type",
      error_description: "The authorization server does not support this response type.",
    });
  }
  const codeChallenge = query.get("code_challenge");
  if (codeChallenge !== null && query.get("code_challenge_method") !== "S256") {
    return redirect({
      error: "invalid_request",
      error_description: "Clients must use code_challenge_method=S256.",
    });
  }
  const asked = words(query.get("scope"));
  const unknown = asked.find((scope) => !knownScopes.includes(scope));
  if (unknown !== undefined) {
    return redirect({
      error: "invalid_scope",
      error_description: `The requested scope '${unknown}' is invalid.`,
    });
  }
  const members = cloud.members().map(({ userId, profile }) => ({
    userId,
    name: `${profile.first_name} ${profile.last_name}`,
  }));
  if (request.method === "GET") return htmlAnswer(200, consentPage(app.clientId, members, asked));
  const form = new URLSearchParams(request.body);
  if (form.get("decision") !== "allow") {
    return redirect({
      error: "access_denied",
      error_description: "The resource owner denied the request.",
    });
  }
  const only = members.length === 1 ? members[0] : undefined;
  const userId = form.has("member") ? Number(form.get("member")) : only?.userId;
  if (userId === undefined || !cloud.member(userId)) {
    return htmlAnswer(400, consentErrorPage("Choose one of the members."));
  }
  const ticked = form.getAll("scope").flatMap(words);
  const scopes = form.has("scope") ? asked.filter((scope) => ticked.includes(scope)) : asked;
  const code = cloud.grants.issueCode(
    { clientId: app.clientId, redirectUri, userId, scopes, codeChallenge },
    cloud.clock.now(),
  );
  cloud.save();
  return redirect({ code, scope: scopes.join(" ") });
}
