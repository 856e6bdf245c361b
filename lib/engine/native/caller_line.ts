/** The engine's own folder: its frames are not the caller's. */
const ENGINE = new URL("../", import.meta.url).href;
const FOREIGN = /\/npm\/|\/node_modules\/|\bext:|\bnode:|<anonymous>/;

/**
 * " at file:line" of the caller's code: the innermost frame of the stack that
 * lies outside the engine and npm packages; empty if there is none.
 */
export function callerLine(): string {
  const limit = Error.stackTraceLimit;
  // tfjs's ops are many frames deep: the usual ten end inside of it.
  Error.stackTraceLimit = Infinity;
  const { stack = "" } = new Error();
  Error.stackTraceLimit = limit;
  for (const frame of stack.split("\n").slice(1)) {
    if (frame.includes(ENGINE) || FOREIGN.test(frame)) continue;
    const place = frame.match(/([^\s(]+:\d+):\d+\)?$/)?.[1];
    if (place) return ` at ${place.replace("file://", "")}`;
  }
  return "";
}
