/**
 * Server-sent events: each value as one JSON message. `close` is called when the values have ended, in whatever way, and
 * when the reader has gone, so that the source stops too.
 */
export function eventStream(values: AsyncIterator<unknown>, close: () => void): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await values.next();
        if (!next.done) return controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`));
      } catch {
        // The database is away: the browser asks anew, and hears of it then.
      }
      close();
      controller.close();
    },
    cancel: close,
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Compressed or buffered on the way, a message would arrive long after it was sent.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
