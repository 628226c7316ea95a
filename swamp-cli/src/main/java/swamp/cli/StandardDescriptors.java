package swamp.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes sure that descriptors 0 to 2 are open. Otherwise the next file or socket that the program opens would become its
 * standard output, and what is printed would end up there.
 */
final class StandardDescriptors {
  private static final int COUNT = 3;

  private static final List<RandomAccessFile> HELD = new ArrayList<>(0);

  private StandardDescriptors() {}

  /** Opens {@code /dev/null} for each that is closed; the system gives the lowest free number. */
  static void fill() {
    for (int descriptor = 0; descriptor < COUNT; descriptor++) {
      if (isClosed(descriptor)) {
        try {
          HELD.add(new RandomAccessFile("/dev/null", "rw"));
        } catch (IOException e) {
          // Without /dev/null the descriptor stays closed.
          return;
        }
      }
    }
  }

  // Where there is no /proc the launcher sees to it.
  private static boolean isClosed(int descriptor) {
    return Files.notExists(Path.of("/proc/self/fd", Integer.toString(descriptor)), LinkOption.NOFOLLOW_LINKS)
        && Files.exists(Path.of("/proc/self/fd"));
  }
}
