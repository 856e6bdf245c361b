/** A disk that is full, in earnest: a small file system in memory. */
import { match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { isSlow } from "../_how_slow.ts";
import { inFolder, run, TINY, writeScans } from "./_command.ts";

const mayMount = Deno.build.os === "linux" && Deno.uid() === 0;

async function system(command: string, ...args: string[]): Promise<boolean> {
  try {
    return (await new Deno.Command(command, { args }).output()).success;
  } catch {
    return false; // there is no such command
  }
}

Deno.test("train:vae on a full disk says so, and can go on", {
  ignore: !isSlow || !mayMount,
}, () =>
  inFolder(async (dir) => {
    await writeScans(join(dir, "scans"), 3);
    const small = join(dir, "small");
    await Deno.mkdir(small);
    const mount = ["-t", "tmpfs", "-o", "size=400k", "none", small];
    if (!await system("mount", ...mount)) {
      return console.warn("passed over: nothing can be mounted here");
    }
    try {
      const data = `--data ${join(dir, "scans")} ${TINY}`;
      const often = "--steps 40 --checkpoint-every 5 --quiet";
      const full = await run("train_vae", `${data} ${often} --out ${small}`);
      strictEqual(full.code, 2, full.stderr);
      match(full.stderr, /^Cannot write .*: No space left on device .*\n$/);
      const path = join(small, "vae-scans-1");
      const left = await Array.fromAsync(Deno.readDir(`${path}/checkpoints`));
      ok(left.every(({ name }) => name.endsWith(".safetensors")));
      ok(await system("mount", "-o", "remount,size=8m", small));
      const more = await run("train_vae", `--resume ${path} --quiet`);
      strictEqual(more.stderr, "");
      strictEqual(more.code, 0);
    } finally {
      await system("umount", small);
    }
  }));
