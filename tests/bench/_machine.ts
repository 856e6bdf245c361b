/** What was measured on. */
import os from "node:os";

/** A machine and what runs on it; nothing that tells whose it is. */
export interface Machine {
  cpu: string;
  cores: number;
  /** 1e9 bytes */
  memoryGb: number;
  system: string;
  /** Processes that wanted to run in the minute before. */
  load: number;
  versions: Record<string, string>;
}

/** Describes this machine. */
export function thisMachine(versions: Record<string, string> = {}): Machine {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? "unknown",
    cores: navigator.hardwareConcurrency,
    memoryGb: Math.round(os.totalmem() / 1e9),
    system: `${Deno.build.os} ${Deno.build.arch}`,
    load: Number(Deno.loadavg()[0].toFixed(2)),
    versions: { Deno: Deno.version.deno, ...versions },
  };
}

/** The machine in a sentence. */
export function describeMachine(
  { cpu, cores, memoryGb, system, load, versions }: Machine,
): string {
  const libraries = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`);
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, load ${load} ` +
    `before; ${libraries.join(", ")}`;
}
