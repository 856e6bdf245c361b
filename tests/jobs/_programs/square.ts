/** A worker that squares; it knows no negative numbers. */
import { UserError } from "@/engine/user_error.ts";
import { serve } from "@/jobs/mod.ts";

/** The square of a number, later for smaller ones. */
export async function square(x: number): Promise<number> {
  if (x < 0) throw new UserError(`Cannot square ${x}.`);
  if (x > 1000) throw new RangeError("too large");
  await new Promise((resolve) => setTimeout(resolve, 20 - x));
  return x * x;
}

if ("WorkerGlobalScope" in globalThis) serve(square);
