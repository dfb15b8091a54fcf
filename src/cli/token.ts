import { type Command, InvalidArgumentError } from "commander";
import { createApiToken, listApiTokens, revokeApiToken } from "#auth/api-token.ts";
import { allScopes, type Scope } from "#auth/scope.ts";
import { UserFacingError } from "#lib/errors.ts";
import { chooseMember } from "./choose-member.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";

/** `token create|list|revoke`: keys for programs. */
export function addTokenCommands(program: Command): void {
  const token = program.command("token").description("keys for programs that use the HTTP interface");
  withCommonOptions(token.command("create").description("make a token; it is shown once"))
    .requiredOption("--name <name>", "what it is for")
    .option("--scopes <list>", "read, write or both", parseScopes, [...allScopes])
    .action((options: CommonOptions & { name: string; scopes: Scope[] }) =>
      atWork(options, async ({ db, ctx, output }) => {
        const member = await chooseMember(db, options.user);
        const created = await createApiToken(db, ctx.clock, {
          memberId: member.id,
          name: options.name,
          scopes: options.scopes,
        });
        output.result({ token: created.token }, [created.token]);
      }),
    );
  withCommonOptions(token.command("list").description("the tokens of a member")).action(
    (options: CommonOptions) =>
      atWork(options, async ({ db, output }) => {
        const member = await chooseMember(db, options.user);
        const tokens = await listApiTokens(db, member.id);
        output.result(
          { tokens },
          tokens.map(
            ({ id, name, scopes: granted, createdAt }) =>
              `${id}  ${name}  ${granted.join(",")}  ${createdAt.toISOString()}`,
          ),
        );
      }),
  );
  withCommonOptions(token.command("revoke <id>").description("end a token")).action(
    (id: string, options: CommonOptions) =>
      atWork(options, async ({ db, ctx, output }) => {
        const member = await chooseMember(db, options.user);
        const revoked = await revokeApiToken(db, ctx.clock, { memberId: member.id, id: Number(id) });
        if (!revoked) throw new UserFacingError(`There is no token ${id}.`, "`token list` shows them.");
        output.result({ revoked: true }, ["Revoked."]);
      }),
  );
}

function parseScopes(text: string): Scope[] {
  const names = text.split(",").map((name) => name.trim());
  const known = allScopes.filter((scope) => names.includes(scope));
  if (known.length !== names.length) throw new InvalidArgumentError(`Choose from ${allScopes.join(", ")}.`);
  return known;
}
