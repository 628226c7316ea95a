package swamp.protocol;

/** How long the payload of one frame may be, in bytes. A longer one is a violation, found before anything is read. */
public final class FrameLimits {
  /** From a client to the server: 64 MiB. */
  public static final int CLIENT_TO_SERVER = 64 * 1024 * 1024;

  /** From the server to a client: 256 MiB. */
  public static final int SERVER_TO_CLIENT = 256 * 1024 * 1024;

  /** Bytes of the big-endian unsigned length before each payload. */
  public static final int LENGTH_BYTES = 4;

  private FrameLimits() {}
}
