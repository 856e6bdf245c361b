import { type Native, SYMBOLS, VERSION_SYMBOLS } from "./symbols.ts";

/**
 * Opens TensorFlow's library and finds the functions of its C API.
 *
 * The version is asked for first: another one may lack functions, and then
 * its number says more than the name of the first that is missing.
 *
 * @param accept Throws where the version is not to be used
 * @throws {Error} In a sentence, if it is no TensorFlow
 */
export function openLibrary(
  path: string,
  accept: (version: string) => void,
): Native {
  const library = open(path, VERSION_SYMBOLS);
  const { TF_Version, strlen, memcpy_out } = library.symbols;
  const address = TF_Version();
  const bytes = new Uint8Array(Number(strlen(address)));
  memcpy_out(bytes, address, BigInt(bytes.length));
  // A refused one stays open: unloading a library this size may crash.
  accept(new TextDecoder().decode(bytes));
  const { symbols } = open(path, SYMBOLS);
  library.close();
  return symbols;
}

function open<S extends Deno.ForeignLibraryInterface>(
  path: string,
  symbols: S,
): Deno.DynamicLibrary<S> {
  try {
    return Deno.dlopen(path, symbols);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const symbol = reason.match(/symbol[^A-Za-z]*(\w+)/)?.[1];
    if (symbol === "TF_Version") throw new Error("it is not TensorFlow");
    if (symbol) throw new Error(`it lacks the function ${symbol}`);
    const detail = reason.split(`${path}: `).at(-1);
    throw new Error(`it cannot be opened: ${detail}`);
  }
}
