import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "#lib/clock.ts";
import { Cloud } from "#sandbox/cloud.ts";
import { createControllableClock } from "#sandbox/controllable-clock.ts";
import { startProduct } from "./support/running-product.ts";
import { signInByAddress } from "./support/sign-in.ts";
const years = Number(process.argv[2] ?? 10);
const dataDir = process.argv[3] ?? (await mkdtemp("/tmp/serve-"));
if (!process.argv[3]) {
  const folder = join(dataDir, "sandbox");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  new Cloud({ clock: createControllableClock(systemClock), seed: 1, stateFile: join(folder, "state.json") }).addMember({ years, seed: 1 });
}
const product = await startProduct({ DATA_DIR: dataDir, NODE_OPTIONS: "--import /tmp/prof-preload.mjs" }, ["--demo"]);
let cookie = null;
try { cookie = await signInByAddress(product.firstAddress); } catch (e) { console.log("no sign in", String(e)); }
await writeFile(`/tmp/demo-${years}.json`, JSON.stringify({ url: product.url, cookie, pid: product.pid, dataDir }));
console.log("up", product.url, product.pid, dataDir, product.firstAddress);
process.on("SIGTERM", async () => { await product.stop({ keepData: true }); process.exit(0); });
setInterval(() => {}, 1000);
