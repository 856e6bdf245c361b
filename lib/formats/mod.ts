/**
 * Files that other tools read: bytes in, bytes out, nothing opened here.
 *
 * Checkpoints and finished models leave as safetensors and as tfjs
 * `model.json`, and as ONNX; what a user brings along comes in by the same
 * functions.
 */
export {
  encodeOnnxModel,
  ONNX_OPSET,
  type OnnxOptions,
} from "./onnx/encode_onnx_model.ts";
export {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsDtype,
  type SafetensorsFile,
  type SafetensorsTensor,
} from "./safetensors.ts";
export type { ConvertedGenerator, ConvertOptions } from "./torch/_converted.ts";
export { dcganGeneratorFromTorch } from "./torch/dcgan_generator.ts";
export { fcGeneratorFromTorch } from "./torch/fc_generator.ts";
export {
  decodeTfjsModel,
  encodeTfjsModel,
  type TfjsModelFiles,
} from "./tfjs_model.ts";
