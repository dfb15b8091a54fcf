/**
 * The place a registered client's secret is encrypted for (see lib/encryption.ts). The purpose of its keys is
 * `clientSecretPurpose`, apart from that of tokens: the webhook receiver may open the one and not the other.
 */
export function clientSecretContext(app: { cloud: string; clientId: string }): string {
  return `whoop_apps/${app.cloud}/${app.clientId}/client_secret`;
}

export const clientSecretPurpose = "client-secrets";
