package swamp.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import swamp.cli.transport.Interruption;
import swamp.protocol.ErrorCode;
import swamp.protocol.PrivateFile;
import swamp.protocol.SwampException;

/** Lets a person change a text in the editor that {@code VISUAL} or {@code EDITOR} names, else {@code vi}. */
final class TextEditor {
  private final Map<String, String> environment;
  private final Interruption interruption;
  private final String before;
  private final Path file;

  /**
   * An editor on a new private file.
   *
   * @param name what the file's name starts with
   * @param suffix by which editors know the language
   */
  TextEditor(Map<String, String> environment, Interruption interruption, String name, String suffix, String text) {
    this.environment = environment;
    this.interruption = interruption;
    this.before = text;
    try {
      Path directory = Path.of(environment.getOrDefault("TMPDIR", System.getProperty("java.io.tmpdir", "/tmp")));
      file = PrivateFile.create(directory, name.replaceAll("[^A-Za-z0-9_-]", "-") + "-", suffix);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw failure("The text to edit could not be written: " + e, e);
    }
  }

  /** The program, as the caller's environment names it. */
  String program() {
    String visual = environment.getOrDefault("VISUAL", "");
    String editor = environment.getOrDefault("EDITOR", "");
    return !visual.isBlank() ? visual : !editor.isBlank() ? editor : "vi";
  }

  /** Where the text is. */
  Path file() {
    return file;
  }

  /**
   * Lets the person edit, and gives the text as it is then.
   *
   * @throws SwampException when the editor cannot be started or fails
   */
  String edit() {
    // The terminal is the editor's, Ctrl-C included.
    interruption.watchPatiently(_ -> {});
    try {
      int code = new ProcessBuilder("/bin/sh", "-c", "exec " + program() + " \"$1\"", "swamp", file.toString())
          .inheritIO().start().waitFor();
      if (code != 0) {
        throw failure("The editor \"" + program() + "\" ended with exit code " + code + keptOrDiscarded(), null);
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failure("The editor \"" + program() + "\" could not be used: " + e + keptOrDiscarded(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("Editing was interrupted", e);
    } finally {
      interruption.unwatch();
    }
  }

  /** Forgets a text that is as it was, and otherwise tells where it is. */
  private String keptOrDiscarded() {
    try {
      if (!Files.readString(file).equals(before)) {
        return ". Your text is kept in " + file;
      }
    } catch (IOException e) {
      return ". Your text may be in " + file;
    }
    discard();
    return ", so nothing was changed";
  }

  /** Forgets the text. */
  void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A leftover in the directory of temporary files.
    }
  }

  private static SwampException failure(String message, @org.jspecify.annotations.Nullable Exception cause) {
    SwampException failure = cause == null
        ? new SwampException(ErrorCode.USAGE, message)
        : new SwampException(ErrorCode.USAGE, message, cause);
    return failure.withoutShownCode().withHint("VISUAL or EDITOR name the editor.");
  }
}
