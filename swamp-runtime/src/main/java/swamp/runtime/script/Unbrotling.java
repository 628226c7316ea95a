package swamp.runtime.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.brotli.dec.BrotliInputStream;

/** Decompression of Brotli, whose decoder pulls: what is pushed comes out at the end. */
final class Unbrotling implements ZipStream {
  private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();

  @Override
  public byte[] push(byte[] bytes, boolean last) {
    encoded.writeBytes(bytes);
    if (!last) {
      return new byte[0];
    }
    try (BrotliInputStream decoder = new BrotliInputStream(new ByteArrayInputStream(encoded.toByteArray()))) {
      return decoder.readAllBytes();
    } catch (IOException e) {
      throw new HostError("Error", "Decompression failed", "ERR__ERROR_FORMAT_PADDING_1");
    }
  }

  @Override
  public byte[] flush() {
    return new byte[0];
  }

  @Override
  public void close() {
    encoded.reset();
  }
}
