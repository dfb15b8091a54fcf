import type { Command } from "commander";
import { UserFacingError } from "#lib/errors.ts";
import { saveWhoopApp } from "#sync/connection/app-credentials.ts";
import { completeConnections, revokeGivenUp } from "#sync/connection/complete-connection.ts";
import { beginConnect, disconnect, finishConnect, loadAttempt } from "#sync/connection/connect.ts";
import { chooseMember, chooseOrCreateMember } from "./choose-member.ts";
import { atWork, type CommonOptions, type Workplace, withCommonOptions } from "./command.ts";

interface AuthOptions extends CommonOptions {
  redirected?: string;
  clientId?: string;
  clientSecret?: string;
}

/** `auth`, `reauth` and `disconnect`. */
export function addAuthCommands(program: Command): void {
  for (const [name, description] of [
    ["auth", "connect a member to WHOOP; makes the owner on a new install"],
    ["reauth", "connect again, with the same account"],
  ] as const) {
    withCommonOptions(program.command(name).description(description))
      .option("--redirected <address>", "finish with the address the browser ended on")
      .option("--client-id <id>", "keep this client id of your WHOOP app (with --client-secret)")
      .option("--client-secret <secret>", "keep this client secret of your WHOOP app (with --client-id)")
      .action((options: AuthOptions) =>
        atWork(options, (place) =>
          options.redirected ? finish(place, options.redirected) : begin(place, options),
        ),
      );
  }
  withCommonOptions(
    program.command("disconnect").description("end the connection; all data stays here"),
  ).action((options: CommonOptions) =>
    atWork(options, async ({ db, ctx, output }) => {
      const member = await chooseMember(db, options.user);
      await disconnect(ctx, { memberId: member.id });
      await revokeGivenUp(ctx);
      output.result({ disconnected: true }, ["Disconnected. Everything stored stays here."]);
    }),
  );
}

async function begin({ db, ctx, output }: Workplace, options: AuthOptions): Promise<void> {
  const member = await chooseOrCreateMember(db, options.user);
  if (options.clientId && options.clientSecret) {
    await saveWhoopApp(ctx, { clientId: options.clientId, clientSecret: options.clientSecret });
  } else if (options.clientId || options.clientSecret) {
    throw new UserFacingError(
      "--client-id and --client-secret belong together.",
      "Give both, or neither to use the ones stored before.",
    );
  }
  const { authorizeUrl } = await beginConnect(ctx, {
    memberId: member.id,
    begunBy: "cli",
    browserSecret: null,
  });
  output.say("Open this address in any browser, allow access, and then run");
  output.say("  npm run cli -- auth --redirected 'THE ADDRESS THE BROWSER ENDED ON'");
  output.result({ authorizeUrl }, [authorizeUrl]);
}

async function finish({ db, ctx, output }: Workplace, address: string): Promise<void> {
  const { attemptId } = await finishConnect(ctx, {
    params: queryOf(address),
    endedBy: "cli",
    browserSecret: null,
  });
  await completeConnections(ctx);
  const { memberId } = await db.connectAttempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { memberId: true },
  });
  const attempt = await loadAttempt(ctx, { attemptId, memberId });
  if (attempt?.step !== "accepted") {
    throw new UserFacingError(
      attempt?.problem ?? "WHOOP could not be asked whose account this is.",
      "Run `npm run cli -- auth` to begin again.",
    );
  }
  output.result({ connected: true }, [
    "Connected. `npm run cli -- sync` fetches the data now; the app does it by itself.",
  ]);
}

function queryOf(address: string): URLSearchParams {
  const query = address.includes("?") ? address.slice(address.indexOf("?") + 1) : "";
  const params = new URLSearchParams(query.split("#")[0]);
  if (!params.has("state")) {
    throw new UserFacingError(
      "This is not the address WHOOP sends the browser back to.",
      "Copy the whole address from the browser's address bar; it contains `state=`.",
    );
  }
  return params;
}
