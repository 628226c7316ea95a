package swamp.runtime.script;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Compression with deflate, in one of its containers. */
final class Deflating implements ZipStream {
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
  private static final int CHUNK = 64 * 1024;

  private final Deflater deflater;
  private final boolean gzip;
  private final CRC32 checksum = new CRC32();
  private long length;
  private boolean started;

  /**
   * @param level 0 to 9, or -1 for the usual one
   * @param strategy as {@link Deflater#setStrategy}
   */
  Deflating(Format format, int level, int strategy) {
    gzip = format == Format.GZIP;
    deflater = new Deflater(level, format != Format.ZLIB);
    deflater.setStrategy(strategy);
  }

  @Override
  public byte[] push(byte[] bytes, boolean last) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (gzip && !started) {
      out.writeBytes(GZIP_HEADER);
    }
    started = true;
    checksum.update(bytes);
    length += bytes.length;
    deflater.setInput(bytes);
    if (last) {
      deflater.finish();
    }
    drain(out, Deflater.NO_FLUSH);
    if (last && gzip) {
      writeNumber(out, checksum.getValue());
      writeNumber(out, length);
    }
    return out.toByteArray();
  }

  @Override
  public byte[] flush() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    drain(out, Deflater.SYNC_FLUSH);
    return out.toByteArray();
  }

  private void drain(ByteArrayOutputStream out, int mode) {
    byte[] chunk = new byte[CHUNK];
    int count;
    do {
      count = deflater.deflate(chunk, 0, chunk.length, mode);
      out.write(chunk, 0, count);
    } while (count == chunk.length);
  }

  private static void writeNumber(ByteArrayOutputStream out, long number) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (number >> shift));
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
