package swamp.runtime.script;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A stream whose decoder is made for the first byte: an empty body is empty, however it says it is encoded. */
final class LazyDecoder extends InputStream {
  /** Makes the decoder. */
  @FunctionalInterface
  interface Opener {
    InputStream open(InputStream encoded) throws IOException;
  }

  private final InputStream encoded;
  private final Opener opener;
  private @Nullable InputStream decoded;

  LazyDecoder(InputStream encoded, Opener opener) {
    this.encoded = encoded;
    this.opener = opener;
  }

  @Override
  public int read() throws IOException {
    return decoded().read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return decoded().read(buffer, offset, length);
  }

  private InputStream decoded() throws IOException {
    if (decoded == null) {
      int first = encoded.read();
      decoded = first < 0 ? InputStream.nullInputStream() : opener.open(new Rest(first, encoded));
    }
    return decoded;
  }

  /**
   * The encoded bytes with the one that was read ahead. It never says 0 bytes are available, which ends gzip members.
   */
  private static final class Rest extends FilterInputStream {
    private int first;

    private Rest(int first, InputStream rest) {
      super(rest);
      this.first = first;
    }

    @Override
    public int read() throws IOException {
      int given = first;
      first = -1;
      return given >= 0 ? given : super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (first < 0 || length == 0) {
        return super.read(buffer, offset, length);
      }
      buffer[offset] = (byte) read();
      return 1;
    }

    @Override
    public int available() {
      return 1;
    }
  }

  @Override
  public void close() throws IOException {
    encoded.close();
  }
}
