package swamp.runtime.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The file system as {@code Deno.*} and {@code node:fs} use it. Paths are relative to the caller's working directory; a
 * failure names operation and path as Deno does ({@code No such file or directory (os error 2): open 'x'}).
 */
final class FileFunctions {
  private FileFunctions() {}

  /** Work on one path. */
  @FunctionalInterface
  interface PathWork {
    Object apply(Path path) throws IOException;
  }

  /** Work on two paths. */
  @FunctionalInterface
  interface TwoPathWork {
    void apply(Path from, Path to) throws IOException;
  }

  static void register(Map<String, HostFunction> functions) {
    registerContents(functions);
    registerDirectories(functions);
    registerAttributes(functions);
    functions.put("file.rename", call -> onTwo(call, "rename",
        (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE)));
    functions.put("file.copy", call -> {
      RunScope scope = call.scope();
      boolean onlyNew = call.flag(2);
      return onTwo(call, "copy", (from, to) -> PipeWork.perform(scope, from, source -> copy(source, to, onlyNew)));
    });
    functions.put("file.link", call -> onTwo(call, "link", (existing, link) -> Files.createLink(link, existing)));
    functions.put("file.symlink", call -> {
      String target = call.string(0);
      String link = call.string(1);
      Path place = call.scope().resolve(link);
      return within("symlink '" + target + "' -> '" + link + "'", () -> {
        Files.createSymbolicLink(place, Path.of(target));
        return HostValue.Nothing.UNDEFINED;
      });
    });
  }

  private static void registerContents(Map<String, HostFunction> functions) {
    functions.put("file.readText", call -> onContent(call, "readfile",
        path -> new String(Files.readAllBytes(path), StandardCharsets.UTF_8)));
    functions.put("file.read", call -> onContent(call, "readfile", Files::readAllBytes));
    functions.put("file.write", FileFunctions::write);
    functions.put("file.truncate", call -> {
      long length = call.integer(1);
      return onContent(call, "truncate", path -> truncate(path, length));
    });
  }

  private static void registerDirectories(Map<String, HostFunction> functions) {
    functions.put("file.list", call -> on(call, "readdir", FileFacts::entries));
    functions.put("file.makeDirectory", call -> {
      boolean recursive = call.flag(1);
      int mode = (int) call.integer(2, 0777);
      return on(call, "mkdir", path -> makeDirectory(path, recursive, mode));
    });
    functions.put("file.remove", call -> {
      boolean recursive = call.flag(1);
      String expected = call.string(2, "");
      return on(call, "remove", path -> {
        expect(path, expected);
        return remove(path, recursive);
      });
    });
    functions.put("file.makeTemporary", call -> {
      TemporaryFiles place = new TemporaryFiles(call.scope(), call.string(1, ""));
      boolean directory = call.flag(0);
      String prefix = call.string(2, "");
      String suffix = call.string(3, "");
      return () -> place.make(directory, prefix, suffix);
    });
  }

  private static void registerAttributes(Map<String, HostFunction> functions) {
    functions.put("file.stat", call -> on(call, "stat", path -> new HostValue.Json(FileFacts.of(path))));
    functions.put("file.lstat", call -> on(call, "lstat",
        path -> new HostValue.Json(FileFacts.of(path, LinkOption.NOFOLLOW_LINKS))));
    functions.put("file.realPath", call -> on(call, "realpath", path -> path.toRealPath().toString()));
    functions.put("file.readLink", call -> on(call, "readlink", path -> Files.readSymbolicLink(path).toString()));
    functions.put("file.mode", call -> {
      int mode = (int) call.integer(1);
      return on(call, "chmod", path -> Files.setAttribute(path, "unix:mode", mode & 07777));
    });
    functions.put("file.owner", call -> {
      long user = call.integer(1, -1);
      long group = call.integer(2, -1);
      LinkOption[] links = call.flag(3) ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0];
      return on(call, "chown", path -> {
        if (user >= 0) {
          Files.setAttribute(path, "unix:uid", (int) user, links);
        }
        if (group >= 0) {
          Files.setAttribute(path, "unix:gid", (int) group, links);
        }
        return HostValue.Nothing.UNDEFINED;
      });
    });
    functions.put("file.times", call -> {
      FileTime access = FileFacts.time(call.number(1));
      FileTime modification = FileFacts.time(call.number(2));
      return on(call, "utime", path -> {
        Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(modification, access, null);
        return HostValue.Nothing.UNDEFINED;
      });
    });
    functions.put("file.access", call -> {
      int wanted = (int) call.integer(1);
      return on(call, "access", path -> access(path, wanted));
    });
  }

  /** Arguments: path, bytes (3), append, create, createNew, mode. */
  private static Callable<?> write(HostCall call) {
    byte[] bytes = call.bytes(1);
    Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.WRITE));
    options.add(call.flag(4) ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    if (call.flag(6)) {
      options.add(StandardOpenOption.CREATE_NEW);
    } else if (call.flag(5)) {
      options.add(StandardOpenOption.CREATE);
    }
    int mode = (int) call.integer(7, -1);
    return onContent(call, "writefile", path -> {
      try (OutputStream out = Files.newOutputStream(path, options.toArray(OpenOption[]::new))) {
        if (mode >= 0) {
          Files.setAttribute(path, "unix:mode", mode & 07777);
        }
        out.write(bytes);
      }
      return HostValue.Nothing.UNDEFINED;
    });
  }

  private static Object truncate(Path path, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      OpenFile.resize(channel, length);
    }
    return HostValue.Nothing.UNDEFINED;
  }

  private static Object makeDirectory(Path path, boolean recursive, int mode) throws IOException {
    if (!recursive) {
      Files.createDirectory(path);
      applyMode(path, mode);
    } else if (!Files.isDirectory(path)) {
      Path missing = path;
      for (Path parent = path.getParent(); parent != null && !Files.exists(parent); parent = parent.getParent()) {
        missing = parent;
      }
      Files.createDirectories(path);
      for (Path made = path; made != null && made.startsWith(missing); made = made.getParent()) {
        applyMode(made, mode);
      }
    }
    return HostValue.Nothing.UNDEFINED;
  }

  // Taking rights away is all a mode can do here: the default already is everything that the umask allows.
  private static void applyMode(Path path, int mode) throws IOException {
    if ((mode & 0777) != 0777) {
      int made = ((Number) Files.getAttribute(path, "unix:mode")).intValue();
      Files.setAttribute(path, "unix:mode", made & mode & 07777);
    }
  }

  // Node has a function for files and one for directories, and each refuses the other kind.
  private static void expect(Path path, String expected) throws IOException {
    boolean isDirectory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    if (isDirectory && expected.equals("file")) {
      throw new IOException("Is a directory");
    }
    if (!isDirectory && expected.equals("directory") && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("Not a directory");
    }
  }

  private static Object remove(Path path, boolean recursive) throws IOException {
    if (!recursive || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(path);
      return HostValue.Nothing.UNDEFINED;
    }
    Files.walkFileTree(path, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
        if (failure != null) {
          throw failure;
        }
        Files.deleteIfExists(directory);
        return FileVisitResult.CONTINUE;
      }
    });
    return HostValue.Nothing.UNDEFINED;
  }

  /** Copies content and permissions into the target, which stays the file it is. */
  private static Object copy(Path from, Path to, boolean onlyNew) throws IOException {
    if (Files.isDirectory(from)) {
      throw new IOException("Is a directory");
    }
    if (Files.exists(to) && (onlyNew || Files.isSameFile(from, to))) {
      if (onlyNew) {
        throw new IOException("File exists");
      }
      return HostValue.Nothing.UNDEFINED;
    }
    try (InputStream in = Files.newInputStream(from); OutputStream out = Files.newOutputStream(to)) {
      in.transferTo(out);
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
    return HostValue.Nothing.UNDEFINED;
  }

  private static Object access(Path path, int wanted) throws IOException {
    if (!Files.exists(path)) {
      Files.readAttributes(path, BasicFileAttributes.class);
    }
    boolean allowed = ((wanted & 4) == 0 || Files.isReadable(path))
        && ((wanted & 2) == 0 || Files.isWritable(path))
        && ((wanted & 1) == 0 || Files.isExecutable(path));
    if (!allowed) {
      throw new IOException("Permission denied");
    }
    return HostValue.Nothing.UNDEFINED;
  }

  /** Work on the path that is the first argument. */
  static Callable<?> on(HostCall call, String operation, PathWork work) {
    String given = call.string(0);
    Path path = call.scope().resolve(given);
    return within(operation + " '" + given + "'", () -> work.apply(path));
  }

  /** The same for work that opens the file, which may be a pipe at whose other end there is nobody. */
  static Callable<?> onContent(HostCall call, String operation, PathWork work) {
    RunScope scope = call.scope();
    return on(call, operation, path -> PipeWork.perform(scope, path, work));
  }

  private static Callable<?> onTwo(HostCall call, String operation, TwoPathWork work) {
    String from = call.string(0);
    String to = call.string(1);
    RunScope scope = call.scope();
    Path source = scope.resolve(from);
    Path target = scope.resolve(to);
    return within(operation + " '" + from + "' -> '" + to + "'", () -> {
      work.apply(source, target);
      return HostValue.Nothing.UNDEFINED;
    });
  }

  static Callable<?> within(String context, Callable<?> work) {
    return () -> {
      try {
        return work.call();
      } catch (IOException | RuntimeException e) {
        throw HostErrors.of(e, context);
      }
    };
  }
}
