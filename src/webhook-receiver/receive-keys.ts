/**
 * The keys that open client secrets, as the launcher hands them over the channel between us: not in the environment,
 * where every program this process might start would inherit them. Null when whoever started us has no channel.
 */
export async function receiveKeys(): Promise<string | null> {
  if (!process.channel) return null;
  const message = await new Promise<unknown>((resolve) => process.once("message", resolve));
  const isHandover = typeof message === "object" && message !== null && "clientSecretKeys" in message;
  return isHandover && typeof message.clientSecretKeys === "string" ? message.clientSecretKeys : null;
}
