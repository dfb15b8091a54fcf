// npm passes a SIGTERM on to the shell it runs scripts in, and not always further; of a kill -9 nobody hears at all. So
// whoever is started by `npm start` looks whether npm is still there, and asks itself to end when it is not.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const lookEveryMs = 500;
const shells = /(^|\/)-?(a|ba|da|k|z|fi)?sh$/;

/** Sends this process a SIGTERM when the npm that started it is gone. Started by anything else, it does nothing. */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  // Most shells become the command they are given; one that stays outlives npm.
  const shell = shells.test(field(parent, "comm")) ? parent : null;
  const npm = shell === null ? parent : Number(field(shell, "ppid"));
  const timer = setInterval(() => {
    if (process.ppid === parent && (shell === null || isChildOf(shell, npm))) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, lookEveryMs);
  timer.unref();
}

function isChildOf(pid, parent) {
  if (process.platform === "linux") return Number(field(pid, "ppid")) === parent;
  try {
    process.kill(parent, 0);
    return true;
  } catch {
    return false;
  }
}

/** One field of `ps` about a process; empty when there is no such process. Linux tells it without a program. */
function field(pid, name) {
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", `${name}=`, "-p", String(pid)], { encoding: "utf8" }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // "pid (command) state ppid …", and the command may hold anything.
    const commandEnd = stat.lastIndexOf(")");
    return name === "comm"
      ? stat.slice(stat.indexOf("(") + 1, commandEnd)
      : stat.slice(commandEnd + 4).split(" ")[0];
  } catch {
    return "";
  }
}
