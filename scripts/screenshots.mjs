// `npm run screenshots`: a picture of every page at 1440 and 390 pixels, dark and light, with three years of demo data,
// with five days, while a night is being scored, of an import alone, and with none, into ./screenshots. Starts and ends its own installs in temporary folders.
//
//   npm run screenshots -- [--install three-years|five-days|scoring|imported|no-data] [--page /sleep] [--out DIR]
//   npm run screenshots -- --url http://localhost:3000 --sign-in http://localhost:3000/login?code=… [--page /settings]
//   npm run screenshots -- --readme
//
// The second form pictures a server that runs already; the third renews the pictures in docs/pictures.
import { main, run } from "./bootstrap.mjs";
import { prepare } from "./build.mjs";

const args = process.argv.slice(2);

await main(async () => {
  if (!args.includes("--url")) await prepare(["client", "bundles", "web"]);
  await run(process.execPath, ["--import", "tsx", "tests/pictures/main.ts", ...args]);
});
