package swamp.runtime.script;

/** One compression or decompression of {@code node:zlib}, fed piece by piece. Not thread-safe. */
sealed interface ZipStream permits Deflating, Inflating, Unbrotling {
  /** The container around the deflated data. */
  enum Format {
    ZLIB,
    RAW,
    GZIP,
    /** Gzip or zlib, whichever the data says it is. */
    DETECT;

    static Format named(String name) {
      return switch (name) {
        case "zlib" -> ZLIB;
        case "raw" -> RAW;
        case "gzip" -> GZIP;
        default -> DETECT;
      };
    }
  }

  /** What comes out for these bytes; with {@code last} everything that is left. */
  byte[] push(byte[] bytes, boolean last);

  /** What can come out without waiting for more to go in. */
  byte[] flush();

  /** Frees what the JDK holds outside the heap. */
  void close();
}
