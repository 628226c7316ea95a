package swamp.runtime.script;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompression of deflated data; several gzip members in a row are one stream. */
final class Inflating implements ZipStream {
  private static final int CHUNK = 64 * 1024;
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int MAGIC = 0x1f;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int CHECKSUM = 2;

  /** Where in its container the next byte is. */
  private enum Place {
    HEADER,
    DATA,
    TRAILER,
    END
  }

  private Inflater inflater;
  private Place place;
  private boolean isGzip;
  private boolean hasMember;
  private byte[] rest = {};

  Inflating(Format format) {
    inflater = new Inflater(format == Format.RAW);
    isGzip = format == Format.GZIP;
    place = format == Format.GZIP || format == Format.DETECT ? Place.HEADER : Place.DATA;
  }

  @Override
  public byte[] push(byte[] bytes, boolean last) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    rest = rest.length == 0 ? bytes : concat(rest, bytes);
    boolean more = true;
    while (more) {
      more = switch (place) {
        case HEADER -> header();
        case DATA -> data(out);
        case TRAILER -> trailer();
        case END -> false;
      };
    }
    boolean whole = place == Place.END || (place == Place.HEADER && hasMember && rest.length == 0);
    if (last && !whole) {
      throw new HostError("Error", "unexpected end of file", "Z_BUF_ERROR");
    }
    return out.toByteArray();
  }

  @Override
  public byte[] flush() {
    return new byte[0];
  }

  private boolean header() {
    if (rest.length == 0) {
      return false;
    }
    boolean gzip = (rest[0] & 0xff) == MAGIC;
    if (!gzip && hasMember) {
      // What follows the last member is padding.
      place = Place.END;
      return false;
    }
    if (!gzip && !isGzip) {
      place = Place.DATA;
      return true;
    }
    int end = endOfHeader();
    if (end < 0) {
      return false;
    }
    isGzip = true;
    rest = Arrays.copyOfRange(rest, end, rest.length);
    inflater.end();
    inflater = new Inflater(true);
    place = Place.DATA;
    return true;
  }

  /** Where the header of a gzip member ends, or -1 while not all of it is there. */
  private int endOfHeader() {
    if ((rest[0] & 0xff) != MAGIC || (rest.length > 1 && (rest[1] & 0xff) != 0x8b)) {
      throw new HostError("Error", "incorrect header check", "Z_DATA_ERROR");
    }
    if (rest.length < HEADER) {
      return -1;
    }
    int flags = rest[3];
    int end = HEADER;
    if ((flags & EXTRA) != 0) {
      if (rest.length < end + 2) {
        return -1;
      }
      end += 2 + (rest[end] & 0xff) + ((rest[end + 1] & 0xff) << 8);
    }
    for (int text : new int[] {NAME, COMMENT}) {
      if ((flags & text) != 0) {
        while (end < rest.length && rest[end] != 0) {
          end++;
        }
        end++;
      }
    }
    end += (flags & CHECKSUM) != 0 ? 2 : 0;
    return end > rest.length ? -1 : end;
  }

  private boolean data(ByteArrayOutputStream out) {
    inflater.setInput(rest);
    byte[] chunk = new byte[CHUNK];
    try {
      for (int count = inflater.inflate(chunk); count > 0; count = inflater.inflate(chunk)) {
        out.write(chunk, 0, count);
      }
    } catch (DataFormatException e) {
      throw new HostError("Error", e.getMessage() == null ? "invalid data" : e.getMessage(), "Z_DATA_ERROR");
    }
    if (inflater.needsDictionary()) {
      throw new HostError("Error", "Missing dictionary", "Z_NEED_DICT");
    }
    rest = Arrays.copyOfRange(rest, rest.length - inflater.getRemaining(), rest.length);
    if (!inflater.finished()) {
      return false;
    }
    hasMember = true;
    place = isGzip ? Place.TRAILER : Place.END;
    return isGzip;
  }

  private boolean trailer() {
    if (rest.length < TRAILER) {
      return false;
    }
    rest = Arrays.copyOfRange(rest, TRAILER, rest.length);
    place = Place.HEADER;
    return true;
  }

  private static byte[] concat(byte[] left, byte[] right) {
    byte[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
