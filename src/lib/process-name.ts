import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** A name for this process that no other process of any machine has: host, process id and something random. */
export function nameThisProcess(): string {
  return `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
}

/**
 * Whether the process of this name has certainly ended. Only a process of the same host can be judged, and its number
 * may since belong to another program: then the answer is no, and its leases run out by themselves.
 */
export function hasCertainlyEnded(name: string): boolean {
  const [host, pidText] = name.split("/");
  const pid = Number(pidText);
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0) return false;
  // Our own number under another name: in a container that restarts, the first process always has number one.
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
