package swamp.cli;

import java.util.HashMap;
import java.util.Map;
import swamp.cli.command.LeafCommand;

/**
 * An empty command and what fills it. Reading a command's annotations takes most of a short call's time, so a native
 * executable holds all of them ready made from the time it was built; each can be used once, as a process does.
 */
record PreparedCommand(LeafCommand command, CommandParser parser) {
  private static final Map<String, PreparedCommand> READY = imageIsBeingBuilt() ? all() : Map.of();

  /** The command with the words of a leaf. */
  static PreparedCommand of(String path) {
    PreparedCommand ready = READY.get(path);
    return ready == null ? prepare(path) : ready;
  }

  private static Map<String, PreparedCommand> all() {
    Map<String, PreparedCommand> all = new HashMap<>();
    CommandTable.leaves().forEach(path -> all.put(path, prepare(path)));
    return all;
  }

  private static PreparedCommand prepare(String path) {
    LeafCommand command = CommandTable.create(path);
    return new PreparedCommand(command, new CommandParser(command));
  }

  // native-image sets this property while it runs initialisers, and to another value in the finished program.
  private static boolean imageIsBeingBuilt() {
    return System.getProperty("org.graalvm.nativeimage.imagecode", "").equals("buildtime");
  }
}
