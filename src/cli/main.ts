import { Command } from "commander";
import { addAuthCommands } from "./auth.ts";
import { addDoctorCommand } from "./doctor.ts";
import { addExportCommand } from "./export.ts";
import { addImportCommand } from "./import.ts";
import { addRebuildCommand } from "./rebuild.ts";
import { addStatsCommand } from "./stats.ts";
import { addStatusCommand } from "./status.ts";
import { addSyncCommand } from "./sync.ts";
import { addTokenCommands } from "./token.ts";
import { addUserCommands } from "./user.ts";

const program = new Command("npm run cli --")
  .description("Pulsekeep from the command line. It works whether or not the app is running.")
  .showHelpAfterError("Add --help to see what is possible.");
addAuthCommands(program);
addSyncCommand(program);
addStatusCommand(program);
addImportCommand(program);
addExportCommand(program);
addStatsCommand(program);
addRebuildCommand(program);
addTokenCommands(program);
addUserCommands(program);
addDoctorCommand(program);
await program.parseAsync();
