import { UserFacingError } from "#lib/errors.ts";

/** Which processes one launcher runs: everything, or one of them (containers). */
export type Role = (typeof roles)[number];
const roles = ["all", "web", "worker", "hook"] as const;

export interface LaunchArguments {
  role: Role;
  /** A member with sandbox data, connected already. */
  demo: boolean;
  /** Sources are watched and reloaded. */
  dev: boolean;
}

/** Reads the launcher's arguments. Throws a `UserFacingError` for a word it does not know. */
export function parseLaunchArguments(argv: string[]): LaunchArguments {
  const parsed: LaunchArguments = { role: "all", demo: false, dev: false };
  for (const argument of argv) {
    if (argument === "--demo") parsed.demo = true;
    else if (argument === "--dev") parsed.dev = true;
    else if (isRole(argument)) parsed.role = argument;
    else {
      throw new UserFacingError(
        `The launcher does not know "${argument}".`,
        "It takes one of all, web, worker, hook, and the options --demo and --dev.",
      );
    }
  }
  return parsed;
}

function isRole(word: string): word is Role {
  return roles.some((role) => role === word);
}
