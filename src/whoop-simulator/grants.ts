import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";

const tokenLifeMs = 3_600_000;
const codeLifeMs = 600_000;
const challengeOf = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");
const secret = () => randomBytes(32).toString("base64url");

const codeSchema = z.object({
  code: z.string(),
  clientId: z.string(),
  redirectUri: z.string(),
  userId: z.number(),
  scopes: z.array(z.string()),
  expiresAtMs: z.number(),
  /** What the code's verifier must hash to (RFC 7636); nothing when the client sent none. */
  codeChallenge: z.string().nullable().optional(),
});
const grantSchema = z.object({
  clientId: z.string(),
  userId: z.number(),
  scopes: z.array(z.string()),
  accessToken: z.string(),
  expiresAtMs: z.number(),
  refreshToken: z.string().nullable(),
  spentRefreshTokens: z.array(z.string()),
});
export const grantsSchema = z.object({ codes: z.array(codeSchema), grants: z.array(grantSchema) });
export type Grant = z.infer<typeof grantSchema>;
type Code = z.infer<typeof codeSchema>;

/** What happens to the pair now valid when somebody presents a refresh token already spent. */
type ReplayMode = "fails" | "kills-family";

/** Codes, tokens and the rules by which one becomes the other. `null` answers mean `invalid_grant`. */
export class Grants {
  replayMode: ReplayMode = "fails";
  private codes: Code[] = [];
  private grants: Grant[] = [];

  load(state: z.infer<typeof grantsSchema>): void {
    this.codes = state.codes;
    this.grants = state.grants;
  }

  dump(): z.infer<typeof grantsSchema> {
    return { codes: this.codes, grants: this.grants };
  }

  issueCode(given: Omit<Code, "code" | "expiresAtMs">, now: Date): string {
    const code = secret();
    this.codes = this.codes.filter((one) => one.expiresAtMs > now.getTime());
    this.codes.push({ ...given, code, expiresAtMs: now.getTime() + codeLifeMs });
    return code;
  }

  /** A code works once, for its own app and redirect address, with the verifier of its challenge, for ten minutes. */
  exchange(
    code: string,
    clientId: string,
    redirectUri: string,
    now: Date,
    codeVerifier: string | null = null,
  ): Grant | null {
    const found = this.codes.find((one) => one.code === code && one.clientId === clientId);
    if (!found) return null;
    this.codes = this.codes.filter((one) => one !== found);
    if (found.redirectUri !== redirectUri || found.expiresAtMs <= now.getTime()) return null;
    if (found.codeChallenge && challengeOf(codeVerifier ?? "") !== found.codeChallenge) return null;
    const grant: Grant = {
      clientId,
      userId: found.userId,
      scopes: found.scopes,
      accessToken: secret(),
      expiresAtMs: now.getTime() + tokenLifeMs,
      refreshToken: found.scopes.includes("offline") ? secret() : null,
      spentRefreshTokens: [],
    };
    this.grants.push(grant);
    return grant;
  }

  /** Rotates: the old access token and the old refresh token are worthless from this moment on. */
  refresh(refreshToken: string, clientId: string, now: Date): Grant | null {
    const grant = this.grants.find((one) => one.refreshToken === refreshToken && one.clientId === clientId);
    if (!grant) {
      if (this.replayMode === "kills-family") {
        this.grants = this.grants.filter((one) => !one.spentRefreshTokens.includes(refreshToken));
      }
      return null;
    }
    grant.spentRefreshTokens = [...grant.spentRefreshTokens, refreshToken].slice(-100);
    grant.accessToken = secret();
    grant.refreshToken = secret();
    grant.expiresAtMs = now.getTime() + tokenLifeMs;
    return grant;
  }

  byAccessToken(accessToken: string, now: Date): Grant | null {
    const grant = this.grants.find((one) => one.accessToken === accessToken);
    return grant && grant.expiresAtMs > now.getTime() ? grant : null;
  }

  /** Ends a member's grants, with one app or with all. */
  revoke(userId: number, clientId?: string): void {
    const ends = (one: { userId: number; clientId: string }) =>
      one.userId === userId && (clientId === undefined || one.clientId === clientId);
    this.grants = this.grants.filter((one) => !ends(one));
    this.codes = this.codes.filter((one) => !ends(one));
  }

  /** Has the member connected this app? Decides whether webhooks go out. */
  connects(userId: number, clientId: string): boolean {
    return this.grants.some((one) => one.userId === userId && one.clientId === clientId);
  }
}
