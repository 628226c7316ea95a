// Streams.
import * as streams from "web-streams-polyfill";
import { CompressionStream, DecompressionStream, TextDecoderStream, TextEncoderStream } from "./web/transforms.js";

globalThis.__swamp_loaded = {
  ...streams,
  CompressionStream,
  DecompressionStream,
  TextDecoderStream,
  TextEncoderStream,
};
