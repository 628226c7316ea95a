package swamp.runtime.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The real file system of a process that is killed at a given point: before its n-th change, or in the middle of it
 * where a change has a middle. Everything after that point fails, as nothing is done by a dead process.
 */
public final class CrashingFileOperations implements FileOperations {
  private final FileOperations real = new JdkFileOperations();
  private final int crashAt;
  private final boolean inTheMiddle;
  private int changes;
  private boolean dead;

  /** Thrown at the point of the crash; not an exception that anybody handles. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Crashes at the n-th change, counted from 0; never when negative. */
  public CrashingFileOperations(int crashAt, boolean inTheMiddle) {
    this.crashAt = crashAt;
    this.inTheMiddle = inTheMiddle;
  }

  public int changes() {
    return changes;
  }

  public boolean hasCrashed() {
    return dead;
  }

  @FunctionalInterface
  private interface Change {
    void run() throws IOException;
  }

  private void step(Change middle, Change whole) throws IOException {
    if (dead) {
      throw new Crash();
    }
    if (changes++ == crashAt) {
      dead = true;
      if (inTheMiddle) {
        middle.run();
      }
      throw new Crash();
    }
    whole.run();
  }

  private static byte[] half(byte[] content) {
    return Arrays.copyOf(content, content.length / 2);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    step(() -> {
      Path parent = directory.getParent();
      if (parent != null) {
        real.createDirectories(parent);
      }
    }, () -> real.createDirectories(directory));
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    step(() -> {}, () -> real.createDirectory(directory));
  }

  @Override
  public void writeAtomically(Path target, byte[] content) throws IOException {
    step(() -> leftover(target, content), () -> real.writeAtomically(target, content));
  }

  @Override
  public boolean changeByte(Path target, byte[] content) {
    boolean[] changed = new boolean[1];
    try {
      step(() -> {}, () -> changed[0] = real.changeByte(target, content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return changed[0];
  }

  @Override
  public void createExclusively(Path target, byte[] content) throws IOException {
    step(() -> leftover(target, content), () -> real.createExclusively(target, content));
  }

  @Override
  public void createPrivately(Path target, byte[] content) throws IOException {
    step(() -> leftover(target, content), () -> real.createPrivately(target, content));
  }

  private static void leftover(Path target, byte[] content) throws IOException {
    Files.write(target.resolveSibling(".11111111-2222-4333-8444-555555555555.tmp"), half(content));
  }

  @Override
  public void createInPlace(Path target, byte[] content) throws IOException {
    step(() -> real.createInPlace(target, half(content)), () -> real.createInPlace(target, content));
  }

  @Override
  public void rename(Path source, Path target) throws IOException {
    step(() -> {}, () -> real.rename(source, target));
  }

  @Override
  public void append(Path target, byte[] content) throws IOException {
    step(() -> real.append(target, half(content)), () -> real.append(target, content));
  }

  @Override
  public void beforeCommit(Path database) {
    try {
      step(() -> {}, () -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteIfExists(Path path) throws IOException {
    step(() -> {}, () -> real.deleteIfExists(path));
  }

  @Override
  public void deleteRecursively(Path directory) throws IOException {
    step(() -> deleteFirstEntry(directory), () -> real.deleteRecursively(directory));
  }

  private void deleteFirstEntry(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        real.deleteRecursively(entry);
        return;
      }
    }
  }
}
