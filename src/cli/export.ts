import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Command, InvalidArgumentError } from "commander";
import { toDiskProblem } from "#db/disk-problem.ts";
import { UserFacingError } from "#lib/errors.ts";
import { type ExportFormat, exportFormats, exportMember } from "#queries/records/export.ts";
import { chooseMember } from "./choose-member.ts";
import { atWork, type CommonOptions, type Workplace, withCommonOptions } from "./command.ts";

interface ExportOptions extends CommonOptions {
  format: ExportFormat;
  out: string;
}

/** `export`: everything of a member as a ZIP. */
export function addExportCommand(program: Command): void {
  withCommonOptions(program.command("export").description("write everything stored into a ZIP file"))
    .requiredOption("--format <name>", exportFormats.join(", "), parseFormat)
    .requiredOption("--out <path>", "the file to write")
    .action((options: ExportOptions) => atWork(options, (place) => run(place, options)));
}

/** The file appears under its name only when it is whole. */
async function run(
  { db, ctx, output, interruption }: Workplace,
  { format, out, user }: ExportOptions,
): Promise<void> {
  const member = await chooseMember(db, user);
  const { content } = await exportMember(db, { memberId: member.id, format, now: ctx.clock.now() });
  const unfinished = `${out}.unfinished`;
  try {
    await pipeline(content, createWriteStream(unfinished, { mode: 0o600 }), {
      signal: interruption,
    });
    await rename(unfinished, out);
  } catch (cause) {
    await rm(unfinished, { force: true });
    const words = `${out} could not be written.`;
    const advice = "Check that the folder exists and has room.";
    throw toDiskProblem(cause) ?? new UserFacingError(words, advice, { cause });
  }
  const { size } = await stat(out);
  output.result({ file: out, format, bytes: size }, [`Wrote ${out} (${size} bytes).`]);
}

function parseFormat(text: string): ExportFormat {
  const format = exportFormats.find((each) => each === text);
  if (!format) throw new InvalidArgumentError(`Choose from ${exportFormats.join(", ")}.`);
  return format;
}
