import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Command } from "commander";
import { UserFacingError } from "#lib/errors.ts";
import { loadImport } from "#queries/status/imports.ts";
import { discardImport } from "#sync/import/choices.ts";
import { claimImport, leaseEnd } from "#sync/import/claim.ts";
import { moveOn, previewFiles } from "#sync/import/steps.ts";
import { contentHash, uploadsFolder } from "#sync/import/upload.ts";
import { chooseOrCreateMember } from "./choose-member.ts";
import { atWork, type CommonOptions, type Workplace, withCommonOptions } from "./command.ts";
import { importWords } from "./import-words.ts";

interface ImportOptions extends CommonOptions {
  dryRun?: boolean;
}

/** `import FILE…`: reads exports, says what they change, and stores them. */
export function addImportCommand(program: Command): void {
  withCommonOptions(
    program
      .command("import")
      .description("store the history in WHOOP's export, or in one of ours")
      .argument("<files...>", "the ZIP file, or the CSV or JSON files"),
  )
    .option("--dry-run", "only say what would change")
    .action((files: string[], options: ImportOptions) =>
      atWork(options, (place) => run(place, files, options)),
    );
}

async function run(place: Workplace, files: string[], options: ImportOptions): Promise<void> {
  const { db, ctx, output, install } = place;
  const member = await chooseOrCreateMember(db, options.user);
  const uploads = uploadsFolder(install.env.dataDir);
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  const facts = await Promise.all(files.map(factsOf));
  const now = ctx.clock.now();
  const claimed = await db.import.create({
    data: {
      memberId: member.id,
      state: "reading",
      fileName: facts
        .map(({ name }) => name)
        .join(", ")
        .slice(0, 500),
      sizeBytes: facts.reduce((sum, { bytes }) => sum + bytes, 0),
      contentHash: contentHash(facts.map(({ hash }) => hash)),
      uploadedBy: "cli",
      autoConfirm: options.dryRun !== true,
      createdAt: now,
      changedAt: now,
      holder: ctx.holder,
      leaseUntil: leaseEnd(ctx),
    },
  });
  try {
    await previewFiles(ctx, claimed, facts, uploads);
  } catch (error) {
    await db.import.delete({ where: { id: claimed.id } });
    throw error;
  }
  const which = { memberId: member.id, importId: claimed.id };
  if (options.dryRun) {
    const seen = await find(place, which);
    await discardImport(ctx, which);
    output.result(seen, importWords(seen, "would be"));
    return;
  }
  const stored = await waitForEnd(place, which, join(uploads));
  output.result(stored, importWords(stored, "were"));
  if (stored.state !== "done" && stored.state !== "same") process.exitCode = 1;
}

/** The app's worker may be quicker; otherwise it is stored here. */
async function waitForEnd(place: Workplace, which: { memberId: number; importId: number }, uploads: string) {
  for (;;) {
    const confirmed = await claimImport(place.ctx, which.importId);
    if (confirmed) await moveOn(place.ctx, confirmed, uploads);
    const found = await find(place, which);
    if (found.state !== "confirmed") return found;
    await place.ctx.clock.sleep(300);
  }
}

async function find({ db }: Workplace, { memberId, importId }: { memberId: number; importId: number }) {
  const found = await loadImport(db, { memberId, id: importId });
  if (!found)
    throw new UserFacingError("The import has disappeared.", "The member was removed while it ran.");
  return found;
}

async function factsOf(path: string) {
  try {
    const { size } = await stat(path);
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return { path, name: basename(path), bytes: size, hash: hash.digest("hex") };
  } catch (cause) {
    throw new UserFacingError(`The file ${path} cannot be read.`, "Check its name and its permissions.", {
      cause,
    });
  }
}
