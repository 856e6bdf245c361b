/** Commands as a user types them, in processes of their own. */
import { fromFileUrl, join } from "@std/path";
import sharp from "sharp";
import { runCommand } from "@/cli/flags.ts";

const ROOT = join(fromFileUrl(import.meta.url), "../../..");
const FLAGS = "run -q --no-check --allow-ffi --allow-read --allow-write " +
  "--allow-env --allow-run=python3,python,pip3";

/** A run of few weights, on few pictures. */
export const TINY = "--size 32 --width 4 --latent-dim 4 --batch 8 --threads 1";

/** How a command ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Commands of `lib/cli` that tests start. */
export type CommandName =
  | "train_vae"
  | "train_gan"
  | "train_dcgan"
  | "train_vae_gan"
  | "generate"
  | "doctor";

/** Starts `lib/cli/<name>.ts` in `cwd`; `args` are divided at spaces. */
export function start(
  name: CommandName,
  args: string,
  { cwd = ROOT } = {},
): Deno.ChildProcess {
  const script = join(ROOT, `lib/cli/${name}.ts`);
  return new Deno.Command(Deno.execPath(), {
    args: [
      ...FLAGS.split(" "),
      "--config",
      join(ROOT, "deno.json"),
      script,
      ...args.split(" ").filter(Boolean),
    ],
    env: { NO_COLOR: "1", INIT_CWD: cwd },
    cwd: ROOT, // as the task does
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Runs a command to its end. */
export async function run(
  ...command: Parameters<typeof start>
): Promise<Ended> {
  const { code, stdout, stderr } = await start(...command).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** What a process says, line by line. */
export async function* linesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  let rest = "";
  const text = stream.pipeThrough(new TextDecoderStream());
  for await (const part of text) {
    const whole = (rest + part).split("\n");
    rest = whole.pop()!;
    yield* whole;
  }
  if (rest) yield rest;
}

/** A folder of drawings by `persons`, three each. */
export async function writeScans(dir: string, persons = 6): Promise<void> {
  for (let i = 0; i < 3 * persons; i++) {
    const person = join(dir, `person-${i % persons}`);
    await Deno.mkdir(person, { recursive: true });
    const [a, b, c] = [i * 7 % 40, i * 13 % 37, i * 5 % 31];
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">
      <rect width="90" height="60" fill="#fff"/><path stroke="#111"
      d="M10 ${10 + a} L80 ${15 + b} L30 ${55 - c} L60 5" stroke-width="3"
      fill="none"/></svg>`;
    await sharp(new TextEncoder().encode(svg)).png()
      .toFile(join(person, `${i}.png`));
  }
}

/** Runs `use` in a new folder and removes it. */
export async function inFolder<T>(use: (dir: string) => Promise<T>) {
  const dir = await Deno.makeTempDir({ prefix: "inkprint-test-" });
  try {
    return await use(dir);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

/** A command in this process: quick, but its notes must be kept quiet. */
export async function typed(
  main: (args: string[]) => Promise<number | void>,
  args: string,
): Promise<Ended> {
  const ended = { code: 0, stdout: "", stderr: "" };
  await runCommand(main, {
    args: args.split(" ").filter(Boolean),
    exit: ((code: number) => ended.code = code) as typeof Deno.exit,
    console: {
      ...console,
      log: (text: unknown) => ended.stdout += `${text}\n`,
      error: (text: unknown) => ended.stderr += `${text}\n`,
    },
  });
  return ended;
}
