/** Deno's kernel as a process of its own, and the ports it listens on. */

/** A kernel that was started; it may not listen yet. */
export interface Kernel {
  shellPort: number;
  iopubPort: number;
  /** What signs the messages. */
  key: string;
  /** Ends it, whatever it is doing. */
  stop(): Promise<void>;
}

/** Starts a kernel in a folder, whose `deno.json` it takes. */
export async function startKernel(
  cwd: string,
  env: Record<string, string> = {},
): Promise<Kernel> {
  const key = crypto.randomUUID();
  const [shell_port, iopub_port, ...others] = freePorts(5);
  const [stdin_port, control_port, hb_port] = others;
  const file = await Deno.makeTempFile({ suffix: ".json" });
  await Deno.writeTextFile(
    file,
    JSON.stringify({
      ip: "127.0.0.1",
      transport: "tcp",
      signature_scheme: "hmac-sha256",
      ...{ key, shell_port, iopub_port, stdin_port, control_port, hb_port },
    }),
  );
  const process = new Deno.Command(Deno.execPath(), {
    args: ["jupyter", "--kernel", "--conn", file],
    env: { NO_COLOR: "1", ...env },
    stdout: "null",
    cwd,
  }).spawn();
  const stop = async () => {
    try {
      process.kill("SIGKILL");
    } catch { /* it has ended already */ }
    await process.status;
    await Deno.remove(file);
  };
  return { shellPort: shell_port, iopubPort: iopub_port, key, stop };
}

/** Ports that nobody listens on, each a different one. */
function freePorts(count: number): number[] {
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  return listeners.map((listener) => {
    const { port } = listener.addr as Deno.NetAddr;
    listener.close();
    return port;
  });
}
