let noteFailure: (error: unknown) => void = () => undefined;

/** Called by Next for every error of a page, before it answers. */
export function onRequestError(error: unknown): void {
  noteFailure(error);
}

/** Called by Next once, before the first request. */
export async function register(): Promise<void> {
  // Next also compiles this file for a runtime without sockets, which we never use; the name is replaced by the build.
  // biome-ignore lint/style/noProcessEnv: a constant of the build, not a setting
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { watchRequests } = await import("#app/server/watch-requests.ts");
  watchRequests();
  ({ noteFailure } = await import("#app/server/database-away-page.ts"));
  const { keepLogReadable } = await import("#app/server/log-console.ts");
  keepLogReadable();
  const { sweepLeftUploads } = await import("#app/server/sweep-uploads.ts");
  await sweepLeftUploads();
}
