import { cName } from "./bytes.ts";
import { LIBC_SYMBOLS } from "./symbols.ts";

/**
 * Runs `open` with descriptor 2 sent to /dev/null; errors still throw.
 *
 * TensorFlow prints a few lines while it starts, past every setting. Where
 * libc has another name, the lines are printed.
 */
export function quietly<T>(open: () => T): T {
  const name = Deno.build.os === "darwin" ? "libSystem.B.dylib" : "libc.so.6";
  let libc;
  try {
    libc = Deno.dlopen(name, LIBC_SYMBOLS);
  } catch {
    return open();
  }
  const { dup, dup2, close, open: openFile } = libc.symbols;
  const WRITE_ONLY = 1;
  const kept = dup(2);
  const nowhere = openFile(cName("/dev/null"), WRITE_ONLY);
  dup2(nowhere, 2);
  try {
    return open();
  } finally {
    dup2(kept, 2);
    close(kept);
    close(nowhere);
    libc.close();
  }
}
