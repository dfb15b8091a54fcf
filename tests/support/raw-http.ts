import { connect } from "node:net";

/** Writes `text` to a connection of its own, as it stands, and answers the status as soon as a head has come; then it hangs up. */
export function statusOfRaw(port: number, text: string): Promise<{ status: number; head: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port });
    let answer = "";
    const done = (outcome: () => void) => {
      socket.destroy();
      outcome();
    };
    socket.setTimeout(20_000, () => done(() => reject(new Error(`No answer to ${text.slice(0, 80)}`))));
    socket.on("error", (error) => done(() => reject(error)));
    socket.on("close", () => reject(new Error(`Hung up without an answer to ${text.slice(0, 80)}`)));
    socket.setEncoding("latin1").on("data", (piece: string) => {
      answer += piece;
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = answer.slice(0, end).toLowerCase();
      done(() => resolve({ status: Number(/^http\/1\.1 (\d{3})/.exec(head)?.[1]), head }));
    });
    socket.write(text);
  });
}
