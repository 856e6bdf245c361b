/**
 * One flag's value: from the text that was typed to what the schema wants,
 * and from the schema to what the help and the refusals say.
 */
import * as z from "zod";
import { UserError } from "@/engine/user_error.ts";

/** What of a JSON schema is said in words; `value` is our `meta`. */
interface Limits {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  value?: string;
}

/**
 * Reads a value that was typed.
 *
 * @param flag As the sentence shall name it, such as `--beta`
 * @param schema What the value must be
 * @param typed Text, or true and false for a flag without a value
 * @throws {UserError} One sentence with the flag, the limit and the value
 */
export function readValue(
  flag: string,
  schema: z.ZodType,
  typed: string | boolean,
): unknown {
  if (typeof typed === "string" && typed.startsWith("--")) {
    throw new UserError(`${flag} needs a value: current value is ${typed}`);
  }
  const asTyped = schema.safeParse(typed);
  if (asTyped.success) return asTyped.data;
  const isNumber = typeof typed === "string" && typed.trim() !== "" &&
    !Number.isNaN(Number(typed));
  const result = isNumber ? schema.safeParse(Number(typed)) : asTyped;
  if (result.success) return result.data;
  const must = complaint(result.error.issues[0]);
  const shown = typed === "" ? "empty" : typed;
  throw new UserError(`${flag} ${must}: current value is ${shown}`);
}

/** What follows the flag in the help: ` <number>`, or nothing for a switch. */
export function placeholder(schema: z.ZodType): string {
  const { type, enum: choices, value } = limits(schema);
  if (type === "boolean") return "";
  const isNumber = type === "number" || type === "integer";
  return ` <${value ?? (choices ? "choice" : isNumber ? "number" : "text")}>`;
}

/** The help of a flag: its meaning, and in brackets limits and default. */
export function allowed(schema: z.ZodType): string {
  const { description = "", type, default: usual, ...rest } = limits(schema);
  const notes = bounds(rest);
  if (usual !== undefined && type !== "boolean") notes.push(`default ${usual}`);
  return notes.length > 0
    ? `${description} (${notes.join("; ")})`.trim()
    : description;
}

function limits(schema: z.ZodType): Limits {
  return z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  }) as Limits;
}

function bounds(limits: Limits): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = limits;
  const low = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER;
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  const notes = [];
  if (limits.enum) notes.push(limits.enum.join(", "));
  if (low && high) notes.push(`${minimum} to ${maximum}`);
  else if (low) notes.push(`at least ${minimum}`);
  else if (high) notes.push(`at most ${maximum}`);
  if (exclusiveMinimum !== undefined) notes.push(`over ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined) notes.push(`below ${exclusiveMaximum}`);
  if (limits.multipleOf) notes.push(`a multiple of ${limits.multipleOf}`);
  return notes;
}

/** What a value must be, from what zod found wrong with it. */
function complaint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_small":
      if (issue.origin === "string") return "must not be empty";
      return `must be ${
        issue.inclusive ? "at least" : "over"
      } ${issue.minimum}`;
    case "too_big":
      return `must be ${
        issue.inclusive ? "at most" : "below"
      } ${issue.maximum}`;
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "invalid_value":
      return `must be one of ${issue.values.join(", ")}`;
    case "invalid_type":
      return issue.expected === "int"
        ? "must be a whole number"
        : `must be a ${issue.expected}`;
    default:
      return issue.message; // the recipe's own words
  }
}
