// Blob, File and FileReader.
import { Blob, blobOf, bytesOfBlob, File, FileReader } from "./web/blob.js";

globalThis.__swamp_loaded = { Blob, File, FileReader, blobOf, bytesOfBlob };
