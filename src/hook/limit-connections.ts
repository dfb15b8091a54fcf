import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Holds at most so many connections open. When one more comes, the oldest goes: a crowd of slow strangers cannot keep
 * a sender with something to say waiting.
 */
export function limitConnections(server: Server, atMost: number): void {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    const [oldest] = open;
    if (open.size > atMost) oldest?.destroy();
  });
}
