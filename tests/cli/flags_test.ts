import {
  deepStrictEqual,
  match,
  strictEqual,
  throws,
} from "node:assert/strict";
import * as z from "zod";
import {
  defaultsOf,
  HelpRequested,
  readFlags,
  resolveUserPath,
  runCommand,
} from "@/cli/flags.ts";
import { UserError } from "@/engine/user_error.ts";

const flags = {
  data: z.string().min(1).default("signatures").describe("data set or folder"),
  size: z.literal([32, 64, 128]).default(64).describe("pixels per side"),
  latentDim: z.int().min(1).max(512).default(16).describe("latent numbers"),
  width: z.int().multipleOf(8).default(64).describe("base filters"),
  beta: z.number().min(0).default(1).describe("weight of the KL term"),
  decay: z.number().positive().lt(1).default(0.999).describe("of the average"),
  out: z.string().optional().describe("run folder").meta({ value: "folder" }),
  ema: z.boolean().default(true).describe("average the weights"),
  preset: z.enum(["quick", "standard"]).default("standard").describe("length"),
  quick: z.boolean().default(false).describe("as --preset quick"),
};
const spec = {
  name: "train:vae",
  about: "Train a VAE.",
  flags,
  presets: { quick: { latentDim: 4, size: 32 as const } },
  examples: ["train:vae --data ./scans"],
};
const DEFAULTS = {
  data: "signatures",
  size: 64,
  latentDim: 16,
  width: 64,
  beta: 1,
  decay: 0.999,
  ema: true,
  preset: "standard",
  quick: false,
};

const read = (...args: string[]) => readFlags(spec, args);

function refuses(args: string[], message: string) {
  throws(
    () => read(...args),
    (error) => error instanceof UserError && error.message === message,
    `${args.join(" ")} should be refused with: ${message}`,
  );
}

Deno.test("readFlags() gives the defaults when nothing is typed", () => {
  deepStrictEqual(read(), DEFAULTS);
  deepStrictEqual(defaultsOf(flags), DEFAULTS);
});

Deno.test("readFlags() reads kebab-case flags into camelCase names", () => {
  const args = "--latent-dim 32 --size=128 --beta 1e-3 --no-ema --data 5";
  deepStrictEqual(read(...args.split(" ")), {
    ...DEFAULTS,
    latentDim: 32,
    size: 128,
    beta: 1e-3,
    ema: false,
    data: "5", // a name stays text
  });
  strictEqual(read("--out", "a b").out, "a b");
  strictEqual(read("--ema").ema, true);
});

Deno.test("readFlags() lets the user win over the preset", () => {
  const quick = { ...DEFAULTS, preset: "quick", latentDim: 4, size: 32 };
  deepStrictEqual(read("--preset", "quick"), quick);
  deepStrictEqual(read("--quick"), { ...quick, quick: true });
  deepStrictEqual(read("--preset", "quick", "--latent-dim", "9"), {
    ...quick,
    latentDim: 9,
  });
});

Deno.test("readFlags() refuses a value with flag, limit and value", () => {
  refuses(["--beta", "-1"], "--beta must be at least 0: current value is -1");
  refuses(["--beta=-1"], "--beta must be at least 0: current value is -1");
  refuses(
    ["--size", "65"],
    "--size must be one of 32, 64, 128: current value is 65",
  );
  refuses(
    ["--latent-dim", "513"],
    "--latent-dim must be at most 512: current value is 513",
  );
  refuses(
    ["--latent-dim", "1.5"],
    "--latent-dim must be a whole number: current value is 1.5",
  );
  refuses(
    ["--width", "12"],
    "--width must be a multiple of 8: current value is 12",
  );
  refuses(["--decay", "0"], "--decay must be over 0: current value is 0");
  refuses(["--decay", "1"], "--decay must be below 1: current value is 1");
  refuses(["--beta", "abc"], "--beta must be a number: current value is abc");
  refuses(["--beta", ""], "--beta must be a number: current value is empty");
  refuses(["--beta", "NaN"], "--beta must be a number: current value is NaN");
  refuses(["--data", ""], "--data must not be empty: current value is empty");
});

Deno.test("readFlags() refuses unknown flags with the nearest name", () => {
  refuses(
    ["--latent-dims", "3"],
    "train:vae has no flag --latent-dims: did you mean --latent-dim?",
  );
  refuses(["--xyz"], "train:vae has no flag --xyz: see --help");
  refuses(["--beta"], "--beta needs a value");
  refuses(["--out", "--ema"], "--out needs a value: current value is --ema");
  refuses(
    ["stray"],
    "train:vae takes at most 0 arguments without a flag: 1 were given",
  );
});

Deno.test("readFlags() reads arguments and asks for what has no default", () => {
  const command = {
    name: "generate",
    about: "Draw samples.",
    flags: { count: z.int().min(1).describe("how many") },
    arguments: { run: z.string().describe("the run folder") },
  };
  deepStrictEqual(readFlags(command, ["outputs/a", "--count", "3"]), {
    run: "outputs/a",
    count: 3,
  });
  throws(
    () => readFlags(command, ["--count", "3"]),
    /^UserError: generate needs RUN$/,
  );
  throws(
    () => readFlags(command, ["a"]),
    /^UserError: generate needs --count$/,
  );
});

Deno.test("readFlags() --help tells limits, defaults and examples", () => {
  throws(() => read("--help"), (error) => {
    if (!(error instanceof HelpRequested)) return false;
    match(error.message, /--latent-dim <number> +latent numbers \(1 to 512; d/);
    match(error.message, /--size <choice> +pixels per side \(32, 64, 128;/);
    match(error.message, /--out <folder> +run folder\n/);
    match(error.message, /--no-ema +do not average the weights\n/);
    match(error.message, /Examples:\n {2}deno task train:vae --data .\/scans$/);
    return true;
  });
});

Deno.test("resolveUserPath() starts where the user typed", () => {
  const before = Deno.env.get("INIT_CWD");
  try {
    Deno.env.set("INIT_CWD", "/home/ada");
    strictEqual(resolveUserPath("scans"), "/home/ada/scans");
    strictEqual(resolveUserPath("/scans"), "/scans");
    Deno.env.delete("INIT_CWD");
    strictEqual(resolveUserPath("scans"), `${Deno.cwd()}/scans`);
  } finally {
    if (before !== undefined) Deno.env.set("INIT_CWD", before);
  }
});

/** What a command prints, and its exit code. */
async function outcome(main: () => Promise<number | void>) {
  const seen = { out: "", error: "", code: 0 };
  await runCommand(main, {
    args: [],
    exit: ((code: number) => seen.code = code) as typeof Deno.exit,
    console: {
      ...console,
      log: (text: unknown) => seen.out += text,
      error: (text: unknown) => seen.error += text,
    },
  });
  return seen;
}

Deno.test("runCommand() turns each outcome into its exit code", async () => {
  const throwing = (error: Error) => outcome(() => Promise.reject(error));
  deepStrictEqual(await outcome(() => Promise.resolve()), {
    out: "",
    error: "",
    code: 0,
  });
  strictEqual((await outcome(() => Promise.resolve(130))).code, 130);
  deepStrictEqual(await throwing(new HelpRequested("Usage")), {
    out: "Usage",
    error: "",
    code: 0,
  });
  deepStrictEqual(await throwing(new UserError("no such folder: a")), {
    out: "",
    error: "no such folder: a",
    code: 2,
  });
  strictEqual((await throwing(new RangeError("a bug"))).code, 1);
});
