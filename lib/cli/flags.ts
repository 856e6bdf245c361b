/**
 * How every command reads its flags: one table per recipe, in zod's words.
 *
 * A row says the name, the limits, the default and the meaning of a flag; the
 * help, the types, `--kebab-case` and the sentences for mistakes follow.
 */
import { relative, resolve } from "@std/path";
import { Command, CommanderError, Option } from "commander";
import * as z from "zod";
import { UserError } from "@/engine/user_error.ts";
import { complaintOf } from "./_complaint.ts";
import { readConfigFile } from "./_config_file.ts";
import { allowed, placeholder, readValue } from "./_flag_value.ts";
import { preset } from "./_preset.ts";

/** Flags by their camelCase names. */
export type FlagTable = Record<string, z.ZodType>;

/** The values that a table of flags gives. */
export type Flags<Table extends FlagTable> = z.output<z.ZodObject<Table>>;

/** What a command is called, does and takes. */
export interface CommandSpec<
  Table extends FlagTable,
  Positional extends FlagTable = Record<never, never>,
> {
  /** The task, such as `train:vae`. */
  name: string;
  /** One sentence for the head of the help. */
  about: string;
  flags: Table;
  /** What is given without a flag, in order, such as `run`. */
  arguments?: Positional;
  /** Other defaults by name: `--preset quick`, or `--quick` if that is a flag. */
  presets?: Record<string, Partial<Flags<Table>>>;
  /** What follows `deno task` in the examples of the help. */
  examples?: string[];
}

/** Thrown by `--help`: the text that the user asked for. */
export class HelpRequested extends Error {
  override name = "HelpRequested";
}

/**
 * Reads the arguments of a command into the values of its table.
 *
 * What the user typed wins over the file that a flag `config` names, that over
 * the preset, and that over the defaults.
 *
 * @throws {UserError} If a flag is unknown or a value is over its limit
 * @throws {HelpRequested} If the user asked for help
 *
 * @example `--latent-dim 32` becomes `latentDim: 32`
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import * as z from "zod";
 * const flags = {
 *   latentDim: z.int().min(1).default(16).describe("numbers per image"),
 *   beta: z.number().min(0).default(1).describe("weight of the KL term"),
 * };
 * const spec = { name: "train:vae", about: "Train a VAE.", flags };
 * deepStrictEqual(
 *   readFlags(spec, ["--latent-dim", "32"]),
 *   { latentDim: 32, beta: 1 },
 * );
 * ```
 */
export function readFlags<
  Table extends FlagTable,
  Positional extends FlagTable = Record<never, never>,
>(
  spec: CommandSpec<Table, Positional>,
  args: string[],
): Flags<Table> & Flags<Positional> {
  const program = parse(spec, args);
  const given = fromFile(spec, program);
  for (const [name, schema] of Object.entries(spec.flags)) {
    if (program.getOptionValueSource(name) !== "cli") {
      if (name in given || schema.safeParse(undefined).success) continue;
      throw new UserError(`${spec.name} needs ${flagOf(name)}`);
    }
    given[name] = readValue(flagOf(name), schema, program.getOptionValue(name));
  }
  Object.entries(spec.arguments ?? {}).forEach(([name, schema], i) => {
    const text = program.args[i];
    if (text === undefined) return;
    given[name] = readValue(name.toUpperCase(), schema, text);
  });
  return z.object({ ...spec.flags, ...spec.arguments })
    .parse({ ...preset(spec, given), ...given }) as ReturnType<
      typeof readFlags<Table, Positional>
    >;
}

/** The flags that the user typed or named in a file, whatever their values. */
export function typedFlags<A extends FlagTable, B extends FlagTable>(
  spec: CommandSpec<A, B>,
  args: string[],
): string[] {
  const program = parse(spec, args);
  const given = fromFile(spec, program);
  return Object.keys(spec.flags).filter((name) =>
    name in given || program.getOptionValueSource(name) === "cli"
  );
}

/** The values of a table when the user types nothing: what notebooks show. */
export function defaultsOf<Table extends FlagTable>(
  flags: Table,
): Flags<Table> {
  return z.object(flags).parse({});
}

/** Resolves a path against the folder where the user typed the command. */
export function resolveUserPath(path: string): string {
  return resolve(Deno.env.get("INIT_CWD") ?? Deno.cwd(), path);
}

/** A path as the user would type it: short where it lies below their folder. */
export function shownPath(path: string): string {
  const below = relative(Deno.env.get("INIT_CWD") ?? Deno.cwd(), path);
  return below.startsWith("..") || below === "" ? path : below;
}

/**
 * Runs a command and ends the process by its outcome.
 *
 * Help exits 0, a mistake of the user is one sentence and 2, a bug is its
 * stack trace and 1; `main` may return a code of its own, such as 130.
 */
export async function runCommand(
  main: (args: string[]) => Promise<number | void>,
  { args = Deno.args, exit = Deno.exit, console = globalThis.console } = {},
): Promise<void> {
  try {
    const code = await main(args);
    if (code) exit(code);
  } catch (error) {
    if (error instanceof HelpRequested) {
      console.log(error.message);
      exit(0);
    } else if (error instanceof UserError) {
      console.error(error.message);
      exit(2);
    } else {
      console.error(error);
      exit(1);
    }
  }
}

function parse<A extends FlagTable, B extends FlagTable>(
  { name, about, flags, arguments: positional = {} as B, examples = [] }:
    CommandSpec<A, B>,
  args: string[],
): Command {
  let help = "";
  const program = new Command(`deno task ${name}`)
    .description(about)
    .helpOption("-h, --help", "show this help")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => help += text,
      writeErr: () => {},
      getOutHasColors: () => false,
    });
  for (const [name, schema] of Object.entries(positional)) {
    const label = name.toUpperCase();
    const optional = schema.safeParse(undefined).success;
    program.argument(optional ? `[${label}]` : `<${label}>`, allowed(schema));
  }
  for (const [name, schema] of Object.entries(flags)) {
    const usual = schema.safeParse(undefined).data;
    const text = allowed(schema);
    const option = new Option(flagOf(name) + placeholder(schema), text);
    program.addOption(option.hideHelp(usual === true));
    if (usual === true) {
      program.option(`--no-${flagOf(name).slice(2)}`, `do not ${text}`);
    }
  }
  if (examples.length > 0) {
    const lines = examples.map((example) => `\n  deno task ${example}`);
    program.addHelpText("after", `\nExamples:${lines.join("")}`);
  }
  try {
    return program.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.helpDisplayed") {
      throw new HelpRequested(help.trimEnd());
    }
    throw new UserError(complaintOf(error.message, name));
  }
}

/** What the file of `--config` says, if one was typed. */
function fromFile<A extends FlagTable, B extends FlagTable>(
  spec: CommandSpec<A, B>,
  program: Command,
): Record<string, unknown> {
  const file = "config" in spec.flags && program.getOptionValue("config");
  if (typeof file !== "string") return {};
  // The complaint about an unknown flag knows the nearest one.
  const refuse = (name: string) => parse(spec, [flagOf(name)]);
  return readConfigFile(resolveUserPath(file), spec.flags, refuse);
}

/** `latentDim` is `--latent-dim`. */
export function flagOf(name: string): string {
  return `--${
    name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
  }`;
}
