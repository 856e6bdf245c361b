/**
 * The one wheel that is fetched for each kind of machine, by its hash.
 *
 * A wheel is a zip file of the Python package; two files of it are kept.
 */

/** A pinned wheel on PyPI. */
export interface Wheel {
  package: string;
  version: string;
  platform: string;
  sha256: string;
  /** Bytes of the wheel, and of the two files that are kept. */
  bytes: number;
  unpacked: number;
  /** The two files, the one to open first. */
  files: [string, string];
}

const LINUX: [string, string] = [
  "libtensorflow_cc.so.2",
  "libtensorflow_framework.so.2",
];

/** By `${os}-${arch}` as Deno names them. */
export const WHEELS: Record<string, Wheel> = {
  "linux-x86_64": {
    package: "tensorflow-cpu",
    version: "2.21.0",
    platform: "manylinux_2_27_x86_64",
    sha256: "2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c",
    bytes: 273_829_956,
    unpacked: 853_308_936,
    files: LINUX,
  },
};

/** The wheel for this machine, if there is one. */
export function wheelFor({ os, arch } = Deno.build): Wheel | undefined {
  return WHEELS[`${os}-${arch}`];
}
