package swamp.runtime.script;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** A block of network addresses, such as {@code 10.0.0.0/8}. Immutable. */
final class AddressBlock {
  private final byte[] prefix;
  private final int bits;

  private AddressBlock(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /** The block that a text names, if it names one. */
  static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    try {
      byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
      int bits = Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > address.length * 8 ? Optional.empty() : Optional.of(new AddressBlock(address, bits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a host given as a literal address is in this block; names are in none. */
  boolean contains(String host) {
    byte[] address;
    try {
      address = InetAddress.ofLiteral(host.replace("[", "").replace("]", "")).getAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
    int whole = bits / 8;
    int mask = 0xff00 >> (bits % 8) & 0xff;
    return address.length == prefix.length
        && Arrays.equals(address, 0, whole, prefix, 0, whole)
        && (mask == 0 || (address[whole] & mask) == (prefix[whole] & mask));
  }
}
