/**
 * Runs a command to its end.
 *
 * @returns undefined if there is no such command, or it may not be run
 */
export async function run(
  command: string,
  args: string[],
  { env = {} }: { env?: Record<string, string> } = {},
): Promise<{ success: boolean; stdout: string; stderr: string } | undefined> {
  try {
    const { success, stdout, stderr } = await new Deno.Command(command, {
      args,
      env,
      stdin: "null",
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { success, stdout: text(stdout), stderr: text(stderr) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    if (error instanceof Deno.errors.NotCapable) return undefined;
    throw error;
  }
}
