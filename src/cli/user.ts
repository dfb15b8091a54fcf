import { createInterface } from "node:readline";
import type { Command } from "commander";
import { createMember, listMembers, setPassword } from "#auth/members.ts";
import { UserFacingError } from "#lib/errors.ts";
import { chooseOrCreateMember } from "./choose-member.ts";
import { atWork, type CommonOptions, withCommonOptions } from "./command.ts";

/** `user add|list|password`: who may sign in. */
export function addUserCommands(program: Command): void {
  const user = program.command("user").description("who may sign in");
  withCommonOptions(
    user.command("add <name>").description("add a member; the password is read from the terminal or stdin"),
  ).action((name: string, options: CommonOptions) =>
    atWork(options, async ({ db, output }) => {
      const { id } = await createMember(db, { name, password: await readPassword() });
      output.result({ id, name }, [`${name} can sign in now.`]);
    }),
  );
  withCommonOptions(user.command("list").description("everybody whose data is kept here")).action(
    (options: CommonOptions) =>
      atWork(options, async ({ db, output }) => {
        const members = await listMembers(db);
        output.result(
          { members },
          members.map(
            ({ name, role, demo, hasPassword }) =>
              `${name}  ${demo ? "demo data" : role}${hasPassword || demo ? "" : "  (no password yet)"}`,
          ),
        );
      }),
  );
  withCommonOptions(
    user.command("password").description("set a new password; every browser is signed out"),
  ).action((options: CommonOptions) =>
    atWork(options, async ({ db, output }) => {
      const member = await chooseOrCreateMember(db, options.user);
      await setPassword(db, { memberId: member.id, password: await readPassword() });
      output.result({ changed: true }, [`${member.name} has a new password.`]);
    }),
  );
}

/** One line from stdin; at a terminal it is asked for and not shown. */
async function readPassword(): Promise<string> {
  const { stdin } = process;
  if (stdin.isTTY) process.stderr.write("New password (12 characters or more): ");
  const lines = createInterface({ input: stdin, terminal: stdin.isTTY });
  try {
    if (stdin.isTTY) stdin.setRawMode(true);
    for await (const line of lines) return line;
  } finally {
    lines.close();
    if (stdin.isTTY) process.stderr.write("\n");
  }
  throw new UserFacingError(
    "No password was given.",
    "Type one, or send it on stdin: echo 'my long password' | npm run cli -- user password",
  );
}
