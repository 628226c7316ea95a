package swamp.runtime.script;

import java.util.Map;
import java.util.zip.CRC32;

/** Compression for {@code node:zlib}. The guest holds the streams; needs no run. */
final class ZipFunctions {
  private ZipFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("zip.compress", call -> {
      ZipStream.Format format = ZipStream.Format.named(call.string(0));
      int level = (int) call.integer(1, -1);
      int strategy = (int) call.integer(2, 0);
      return () -> new Deflating(format, level, Math.clamp(strategy, 0, 2));
    });
    functions.put("zip.decompress", call -> {
      ZipStream.Format format = ZipStream.Format.named(call.string(0));
      return () -> new Inflating(format);
    });
    functions.put("zip.unbrotli", call -> Unbrotling::new);
    functions.put("zip.push", call -> {
      ZipStream stream = call.held(0, ZipStream.class);
      byte[] bytes = call.bytes(1);
      boolean last = call.flag(4);
      return () -> stream.push(bytes, last);
    });
    functions.put("zip.flush", call -> {
      ZipStream stream = call.held(0, ZipStream.class);
      return stream::flush;
    });
    functions.put("zip.close", call -> {
      ZipStream stream = call.held(0, ZipStream.class);
      return () -> {
        stream.close();
        return HostValue.Nothing.UNDEFINED;
      };
    });
    functions.put("zip.checksum", call -> {
      CRC32 checksum = new CRC32();
      checksum.update(call.bytes(0));
      return checksum::getValue;
    });
  }
}
