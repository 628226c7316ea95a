package swamp.protocol;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The account this process runs as, to compare files against.
 *
 * @param uid known on Linux, where an account need not have a name
 * @param principal the account by name, where the number is not known
 */
record FileOwner(OptionalInt uid, Optional<UserPrincipal> principal) {
  // After this come the real and the effective number, each after a tab.
  private static final String UID_LINE = "\nUid:\t";
  private static final int STATUS_BYTES = 4096;

  /** The account of this process. */
  static FileOwner current() {
    OptionalInt uid = linuxUid();
    return uid.isPresent()
        ? new FileOwner(uid, Optional.empty())
        : new FileOwner(OptionalInt.empty(), principalByName(System.getProperty("user.name", "")));
  }

  /** Whether the file itself, not what a link points to, belongs to this account. */
  boolean owns(Path file) throws IOException {
    if (uid.isPresent()) {
      return uid.getAsInt() == (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
    UserPrincipal owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
    return principal.map(owner::equals).orElse(false);
  }

  private static OptionalInt linuxUid() {
    try (InputStream status = new FileInputStream("/proc/self/status")) {
      String text = new String(status.readNBytes(STATUS_BYTES), StandardCharsets.ISO_8859_1);
      int line = text.indexOf(UID_LINE);
      if (line < 0) {
        return OptionalInt.empty();
      }
      int start = text.indexOf('\t', line + UID_LINE.length()) + 1;
      return OptionalInt.of(Integer.parseUnsignedInt(text.substring(start, text.indexOf('\t', start))));
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private static Optional<UserPrincipal> principalByName(String name) {
    try {
      return Optional.of(FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
