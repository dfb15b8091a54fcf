import { type Command, InvalidArgumentError } from "commander";
import { type ApiTokenSummary, createApiToken, listApiTokens, revokeApiToken } from "#auth/api-token.ts";
import { allScopes, type Scope, usualScopes } from "#auth/scope.ts";
import { UserFacingError } from "#lib/errors.ts";
import { chooseMember } from "./choose-member.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";

const dayMs = 24 * 3_600_000;
const mostDays = 36_500;

/** `token create|list|revoke`: keys for programs. */
export function addTokenCommands(program: Command): void {
  const token = program.command("token").description("keys for programs that use the HTTP interface");
  withCommonOptions(token.command("create").description("make a token; it is shown once"))
    .requiredOption("--name <name>", "what it is for")
    .option(
      "--scopes <list>",
      "some of read, write and admin (app secret, webhooks, schedules, members)",
      parseScopes,
      [...usualScopes],
    )
    .option("--expires <days>", "after so many days it ends by itself (default: never)", parseDays)
    .action((options: CommonOptions & { name: string; scopes: Scope[]; expires?: number }) =>
      atWork(options, async ({ db, ctx, output }) => {
        const member = await chooseMember(db, options.user);
        const created = await createApiToken(db, ctx.clock, {
          memberId: member.id,
          name: options.name,
          scopes: options.scopes,
          expiresAt: options.expires ? new Date(ctx.clock.now().getTime() + options.expires * dayMs) : null,
        });
        output.result({ token: created.token }, [created.token]);
      }),
    );
  withCommonOptions(token.command("list").description("the tokens of a member")).action(
    (options: CommonOptions) =>
      atWork(options, async ({ db, ctx, output }) => {
        const member = await chooseMember(db, options.user);
        const tokens = await listApiTokens(db, member.id);
        output.result(
          { tokens },
          tokens.map((one) => inOneLine(one, ctx.clock.now())),
        );
      }),
  );
  withCommonOptions(token.command("revoke <id>").description("end a token")).action(
    (id: string, options: CommonOptions) =>
      atWork(options, async ({ db, ctx, output }) => {
        const member = await chooseMember(db, options.user);
        const revoked =
          /^\d{1,9}$/.test(id) &&
          (await revokeApiToken(db, ctx.clock, { memberId: member.id, id: Number(id) }));
        if (!revoked) throw new UserFacingError(`There is no token ${id}.`, "`token list` shows them.");
        output.result({ revoked: true }, ["Revoked."]);
      }),
  );
}

/** A token as a person reads it: what it may do, since when, when it was used last, and until when it works. */
function inOneLine(token: ApiTokenSummary, now: Date): string {
  const { id, name, scopes, createdAt, lastUsedAt, expiresAt, revokedAt } = token;
  const used = lastUsedAt ? `last used ${lastUsedAt.toISOString()}` : "never used";
  const end = revokedAt
    ? `revoked ${revokedAt.toISOString()}`
    : expiresAt
      ? `${expiresAt <= now ? "expired" : "expires"} ${expiresAt.toISOString()}`
      : "does not expire";
  return [id, name, scopes.join(","), `made ${createdAt.toISOString()}`, used, end].join("  ");
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!/^\d{1,5}$/.test(text) || days < 1 || days > mostDays)
    throw new InvalidArgumentError(`Give a whole number of days from 1 to ${mostDays}.`);
  return days;
}

function parseScopes(text: string): Scope[] {
  const names = text.split(",").map((name) => name.trim());
  const known = allScopes.filter((scope) => names.includes(scope));
  if (known.length !== names.length) throw new InvalidArgumentError(`Choose from ${allScopes.join(", ")}.`);
  return known;
}
