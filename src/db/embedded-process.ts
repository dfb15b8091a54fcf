import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What distinguishes a process from a later one with the same number: its start, as text. Null when no such process
 * runs (a zombie does not). Process numbers come round again, after a reboot or in every container.
 */
export function processMark(pid: number): string | null {
  if (process.platform === "linux") return linuxMark(pid);
  if (!answersSignal(pid)) return null;
  return process.platform === "win32" ? "running" : ask(pid, "lstart=");
}

/** Is the process that left `mark` still the one running under `pid`? */
export function isSameProcess(pid: number, mark: string): boolean {
  return processMark(pid) === mark;
}

/** The command line of a running process; null when it is gone, or on Windows, where it is not looked up. */
export function processCommand(pid: number): string | null {
  if (process.platform === "win32" || processMark(pid) === null) return null;
  if (process.platform !== "linux") return ask(pid, "command=");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return null;
  }
}

function linuxMark(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces; the fields after it are counted from the state, field 3 of proc(5).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}

function ask(pid: number, column: string): string | null {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is a process all the same.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
