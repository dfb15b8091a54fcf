import { parseArgs } from "node:util";
import { startSimulator } from "./server.ts";

/** The sandbox cloud as a program of its own; prints its URL on stdout when ready and ends on SIGTERM or SIGINT. */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    host: { type: "string", default: "127.0.0.1" },
    state: { type: "string" },
    "member-years": { type: "string" },
    seed: { type: "string", default: "1" },
    "client-id": { type: "string", default: "sandbox-client" },
    "client-secret": { type: "string", default: "sandbox-secret" },
    "redirect-uri": { type: "string", multiple: true, default: [] },
    rate: { type: "string", default: "default" },
  },
});

const sandbox = await startSimulator({
  host: values.host,
  port: Number(values.port),
  seed: Number(values.seed),
  webhooks: "automatic",
  ...(values.state === undefined ? {} : { stateFile: values.state }),
});
const { cloud } = sandbox;
const known = cloud.app(values["client-id"]);
cloud.registerApp({
  ...known,
  clientId: values["client-id"],
  clientSecret: values["client-secret"],
  redirectUris: [...new Set([...(known?.redirectUris ?? []), ...values["redirect-uri"]])],
  limits: values.rate === "off" ? { perMinute: null, perDay: null } : { perMinute: 100, perDay: 10_000 },
});
const years = Number(values["member-years"] ?? 0);
if (years > 0 && cloud.members().length === 0) cloud.addMember({ years, seed: Number(values.seed) });

const stop = () => {
  sandbox.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
process.stdout.write(`${sandbox.url}\n`);
