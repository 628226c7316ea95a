package swamp.runtime.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Files that the guest holds open: {@code Deno.FsFile} and the file descriptors of {@code node:fs}. */
final class OpenFileFunctions {
  private OpenFileFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("openFile.open", OpenFileFunctions::open);
    functions.put("openFile.read", call -> {
      OpenFile file = file(call);
      int limit = (int) call.integer(1);
      long at = call.integer(2, -1);
      return FileFunctions.within("", () -> {
        var bytes = file.read(limit, at);
        return bytes.isPresent() ? bytes.get() : HostValue.Nothing.NULL;
      });
    });
    functions.put("openFile.write", call -> {
      OpenFile file = file(call);
      byte[] bytes = call.bytes(1);
      long at = call.integer(4, -1);
      return FileFunctions.within("", () -> {
        file.write(bytes, at);
        return bytes.length;
      });
    });
    functions.put("openFile.seek", call -> {
      OpenFile file = file(call);
      long offset = call.integer(1);
      int whence = (int) call.integer(2);
      return FileFunctions.within("", () -> file.seek(offset, whence));
    });
    functions.put("openFile.truncate", call -> {
      OpenFile file = file(call);
      long length = call.integer(1, 0);
      return FileFunctions.within("", () -> {
        file.truncate(length);
        return HostValue.Nothing.UNDEFINED;
      });
    });
    functions.put("openFile.sync", call -> {
      OpenFile file = file(call);
      boolean metadata = call.flag(1);
      return FileFunctions.within("", () -> {
        file.channel().force(metadata);
        return HostValue.Nothing.UNDEFINED;
      });
    });
    functions.put("openFile.lock", call -> {
      OpenFile file = file(call);
      boolean exclusive = call.flag(1);
      return FileFunctions.within("", () -> {
        file.lock(exclusive);
        return HostValue.Nothing.UNDEFINED;
      });
    });
    functions.put("openFile.unlock", call -> {
      OpenFile file = file(call);
      return FileFunctions.within("", () -> {
        file.unlock();
        return HostValue.Nothing.UNDEFINED;
      });
    });
    functions.put("openFile.stat", call -> {
      OpenFile file = file(call);
      return FileFunctions.within("", () -> new HostValue.Json(FileFacts.of(file.path())));
    });
    functions.put("openFile.path", call -> {
      OpenFile file = file(call);
      return () -> file.path().toString();
    });
    functions.put("openFile.close", call -> {
      RunScope scope = call.scope();
      long number = call.integer(0);
      OpenFile file = file(call);
      scope.forget(number);
      return FileFunctions.within("", () -> {
        file.close();
        return HostValue.Nothing.UNDEFINED;
      });
    });
  }

  private static OpenFile file(HostCall call) {
    return call.scope().requireResource(call.integer(0), OpenFile.class);
  }

  /** Arguments: path, read, write, append, truncate, create, createNew, mode. */
  private static Callable<?> open(HostCall call) {
    RunScope scope = call.scope();
    boolean appends = call.flag(3);
    Set<OpenOption> options = new HashSet<>();
    if (call.flag(1)) {
      options.add(StandardOpenOption.READ);
    }
    if (call.flag(2) || appends) {
      options.add(StandardOpenOption.WRITE);
    }
    if (call.flag(4)) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    if (call.flag(6)) {
      options.add(StandardOpenOption.CREATE_NEW);
    } else if (call.flag(5)) {
      options.add(StandardOpenOption.CREATE);
    }
    int mode = (int) call.integer(7, -1);
    return FileFunctions.onContent(call, "open", path -> {
      boolean existed = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      OpenFile file = new OpenFile(path, options, appends);
      if (mode >= 0 && !existed) {
        restrict(path, mode);
      }
      return scope.open(file);
    });
  }

  private static void restrict(Path path, int mode) throws IOException {
    int made = ((Number) Files.getAttribute(path, "unix:mode")).intValue();
    // The umask took its part when the file was made; only the execute bits are added here.
    Files.setAttribute(path, "unix:mode", ((made & mode) | (mode & 0111)) & 07777);
  }
}
