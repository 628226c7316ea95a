package swamp.runtime.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * What the web's platform offers beyond text, cryptography and network: compression, facts of the machine. Needs no
 * run.
 */
final class PlatformFunctions {
  private PlatformFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("platform.processors", call -> () -> Runtime.getRuntime().availableProcessors());
    functions.put("platform.system", call -> () -> System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    functions.put("compression.compress", call -> {
      String format = call.string(0);
      byte[] content = call.bytes(1);
      return () -> compressed(format, content);
    });
    functions.put("compression.decompress", call -> {
      String format = call.string(0);
      byte[] content = call.bytes(1);
      return () -> decompressed(format, content);
    });
  }

  private static byte[] compressed(String format, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream compressor = switch (format) {
      case "gzip" -> new GZIPOutputStream(out);
      case "deflate" -> new DeflaterOutputStream(out);
      case String raw -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
    }) {
      compressor.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] decompressed(String format, byte[] content) {
    ByteArrayInputStream in = new ByteArrayInputStream(content);
    try (InputStream decompressor = switch (format) {
      case "gzip" -> new GZIPInputStream(in);
      case "deflate" -> new InflaterInputStream(in);
      case String raw -> new InflaterInputStream(in, new Inflater(true));
    }) {
      return decompressor.readAllBytes();
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      throw new HostError("TypeError",
          reason.contains("unexpected end") ? "unexpected end of file" : "corrupt " + format + " stream");
    }
  }
}
