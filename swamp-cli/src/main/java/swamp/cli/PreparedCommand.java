package swamp.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import swamp.cli.command.GroupCommand;
import swamp.cli.command.LeafCommand;

/**
 * An empty command and what fills it. Making one takes a good part of a short call's time, so a native executable holds
 * all of them ready made from the time it was built; each can be used once, as a process does.
 */
record PreparedCommand(LeafCommand command, CommandParser parser) {
  // Constant in a native executable, which therefore has nothing of what reads annotations.
  private static final boolean ALL_READY = imageIsBeingBuilt();
  private static final Map<String, PreparedCommand> LEAVES =
      ALL_READY ? all(CommandTable.leaves(), PreparedCommand::prepare) : Map.of();
  private static final Map<String, CommandParser> GROUPS =
      ALL_READY ? all(CommandTable.groups(), _ -> prepareGroup()) : Map.of();

  /** The command with the words of a leaf. */
  static PreparedCommand of(String path) {
    return ALL_READY ? Objects.requireNonNull(LEAVES.get(path), path) : prepare(path);
  }

  /** What understands the options of a group; no words name the root. */
  static CommandParser group(String path) {
    return ALL_READY ? Objects.requireNonNull(GROUPS.get(path), path) : prepareGroup();
  }

  private static <T> Map<String, T> all(Iterable<String> paths, Function<String, T> made) {
    Map<String, T> all = new HashMap<>();
    paths.forEach(path -> all.put(path, made.apply(path)));
    return all;
  }

  private static PreparedCommand prepare(String path) {
    LeafCommand command = CommandTable.create(path);
    return new PreparedCommand(command, new CommandParser(command));
  }

  private static CommandParser prepareGroup() {
    return new CommandParser(new GroupCommand());
  }

  // native-image sets this property while it runs initialisers, and to another value in the finished program.
  private static boolean imageIsBeingBuilt() {
    return System.getProperty("org.graalvm.nativeimage.imagecode", "").equals("buildtime");
  }
}
