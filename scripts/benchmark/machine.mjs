// What machine this is, and how noisy it is.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";

/** The load average of the last minute: runnable processes; above the number of processors, waiting is measured, too. */
export function loadNow() {
  return Number(loadavg()[0].toFixed(1));
}

export function machine() {
  return {
    at: new Date().toISOString(),
    system: `${process.platform} ${release()}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
    processors: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    commit: git("rev-parse", "--short", "HEAD"),
    changed: git("status", "--porcelain", "--", "swamp-cli", "swamp-daemon", "swamp-protocol", "swamp-runtime") !== "",
  };
}

function git(...words) {
  try {
    return execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
}

const TICK_MS = 10;

/** CPU time that a process has used so far, in ms to the nearest 10; undefined where there is no /proc. */
export function cpuMs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return undefined;
  }
}

/** The resident set of a process in MB; undefined where there is no /proc. */
export function residentMegabytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
  } catch {
    return undefined;
  }
}
