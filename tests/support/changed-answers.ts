/** The network as it is, but for the addresses that end like this: they are answered here. */
export function answering(path: string, answer: () => Response | Promise<Response>): typeof fetch {
  return async (input, init) =>
    new URL(String(input)).pathname.endsWith(path) ? answer() : fetch(input, init);
}

/** The network as it is, but what these addresses answer arrives changed. */
export function changing(path: string, change: (answer: Record<string, unknown>) => unknown): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!new URL(String(input)).pathname.endsWith(path)) return response;
    return Response.json(change((await response.json()) as Record<string, unknown>), response);
  };
}
