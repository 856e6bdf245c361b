/** Settings in a file, for those who do not want to type them: `--config`. */
import { UserError } from "@/engine/user_error.ts";
import { readValue } from "./_flag_value.ts";
import type { FlagTable } from "./flags.ts";

/**
 * Reads settings from a file, held to the same limits as what is typed.
 *
 * @param file JSON such as `{ "latentDim": 32 }`; names as in config.json
 * @param flags What may be set
 * @param refuse Says that there is no such flag, and throws
 * @throws {UserError} If it cannot be read, or a name or value will not do
 */
export function readConfigFile(
  file: string,
  flags: FlagTable,
  refuse: (name: string) => unknown,
): Record<string, unknown> {
  const read = Object.entries(settingsIn(file)).map(([name, value]) => {
    if (!Object.hasOwn(flags, name)) {
      throw new UserError(`${file}: ${strange(name, flags, refuse)}`);
    }
    const text = typeof value === "boolean" ? value : textOf(value);
    const setting = `${file}: ${name}`;
    return [name, readValue(setting, flags[name], text)] as const;
  });
  return Object.fromEntries(read);
}

function settingsIn(file: string): Record<string, unknown> {
  const settings = parsed(file);
  if (
    typeof settings === "object" && settings !== null &&
    !Array.isArray(settings)
  ) return settings as Record<string, unknown>;
  throw new UserError(
    `Cannot take settings from ${file} as it must be an object such as ` +
      '{ "latentDim": 32 }',
  );
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(Deno.readTextFileSync(file));
  } catch (error) {
    const why = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : (error as Error).message;
    throw new UserError(`Cannot take settings from ${file}: ${why}`);
  }
}

/** A value as it would be typed. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What is said of a name that no flag has. */
function strange(
  name: string,
  flags: FlagTable,
  refuse: (name: string) => unknown,
): string {
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  if (Object.hasOwn(flags, camel)) {
    return `there is no setting ${name}: did you mean ${camel}?`;
  }
  try {
    refuse(name);
  } catch (error) {
    if (error instanceof UserError) return error.message;
  }
  // As a flag it would do, such as --no-cache, --help and --beta=2.
  return `there is no setting ${name || '""'}: names are as in config.json`;
}
