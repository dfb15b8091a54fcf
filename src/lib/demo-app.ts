/**
 * The client under which the built-in sandbox knows us. It guards generated data on the loopback interface only, so
 * its secret is none.
 */
export const demoApp = {
  clientId: "pulsekeep-demo",
  clientSecret: "sandbox-on-loopback-only",
  redirectUri: "http://localhost/demo/callback",
} as const;
