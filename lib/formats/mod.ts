/**
 * Files that other tools read: bytes in, bytes out, nothing opened here.
 *
 * Checkpoints and finished models leave as safetensors and as tfjs
 * `model.json`; what a user brings along comes in by the same functions.
 */
export {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsDtype,
  type SafetensorsFile,
  type SafetensorsTensor,
} from "./safetensors.ts";
export {
  decodeTfjsModel,
  encodeTfjsModel,
  type TfjsModelFiles,
} from "./tfjs_model.ts";
