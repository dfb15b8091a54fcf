/**
 * Server-sent events: each value as one JSON message. `close` is called when the reader has gone, so that the source
 * stops too.
 */
export function eventStream(values: AsyncIterator<unknown>, close: () => void): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await values.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`));
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
