/** commander's complaint in our words. */
export function complaintOf(complaint: string, command: string): string {
  return complaint
    .replace(/^error: /, "")
    .replace(/^unknown option '(.*)'$/, `${command} has no flag $1: see --help`)
    .replace(
      /^unknown option '(.*)'\n\(Did you mean (.*)\?\)/,
      `${command} has no flag $1: did you mean $2?`,
    )
    .replace(/^option '(\S+).*' argument missing/, "$1 needs a value")
    .replace(/^missing required argument '(.*)'/, `${command} needs $1`)
    .replace(
      /^too many arguments.* Expected (\d+) .* but got (\d+).*/,
      `${command} takes at most $1 arguments without a flag: $2 were given`,
    );
}
