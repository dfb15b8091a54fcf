import { openEmbedded } from "#db/embedded.ts";

// A process of its own that uses the embedded server of a data folder until its input ends.
const dataDir = process.argv[2] ?? "";
const database = await openEmbedded({ dataDir });
process.stdout.write(`${JSON.stringify({ startedByUs: database.startedByUs })}\n`);
process.stdin.resume();
process.stdin.once("end", async () => {
  await database.close();
  process.exit(0);
});
