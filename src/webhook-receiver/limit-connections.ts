import type { Server } from "node:http";
import type { Socket } from "node:net";

export interface ConnectionLimit {
  /** Notes that a connection carried something signed: it goes after all those that did not. */
  trust(socket: Socket): void;
}

/**
 * Holds at most so many connections open. When one more comes, the oldest stranger goes: a crowd of slow ones cannot
 * keep a sender with something to say waiting, nor cut off one that is known.
 */
export function limitConnections(server: Server, atMost: number): ConnectionLimit {
  const strangers = new Set<Socket>();
  const trusted = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    strangers.add(socket);
    socket.once("close", () => {
      strangers.delete(socket);
      trusted.delete(socket);
    });
    if (strangers.size + trusted.size <= atMost) return;
    const [oldest = socket] = strangers;
    oldest.destroy();
  });
  return {
    trust(socket) {
      if (strangers.delete(socket)) trusted.add(socket);
    },
  };
}
