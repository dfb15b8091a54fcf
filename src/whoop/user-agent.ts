import packageJson from "../../package.json" with { type: "json" };

/** How we introduce ourselves; the network in front of the API turns common default identities away. */
export const userAgent = `Pulsekeep/${packageJson.version} (+self-hosted)`;
