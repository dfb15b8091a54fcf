/**
 * Loaded into a child before its own code: when the launcher dies, even by kill -9, the channel to it closes, and the
 * child ends as if it had been asked to.
 */
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
// Waiting for that must not keep a child alive that is done …
process.channel?.unref();
// … but waiting for a message must: Next's development server loads this file too, into a process that begins by it.
process.on("newListener", (event) => {
  if (event === "message") process.channel?.ref();
});
