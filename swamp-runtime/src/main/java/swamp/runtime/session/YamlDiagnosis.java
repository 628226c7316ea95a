package swamp.runtime.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import swamp.runtime.script.ScriptEngine;

/**
 * Says what is wrong with a YAML text in the words of the parser that the existing program uses. It is asked about texts that
 * could not be read, never about others, so it keeps nothing. Thread-safe.
 */
public final class YamlDiagnosis {
  private static final String PARSER = "jsr-std-yaml";
  private static final Pattern MESSAGE =
      Pattern.compile("SyntaxError: (.* at line (\\d+), column (\\d+):\n.*)", Pattern.DOTALL);

  private final ScriptEngine engine;

  /**
   * What is wrong with a text.
   *
   * @param message with line, column and the text there
   * @param line from 1
   * @param column from 1
   */
  record Complaint(String message, int line, int column) {}

  public YamlDiagnosis(ScriptEngine engine) {
    this.engine = engine;
  }

  /** The first thing that is wrong; empty when this parser can read the text. */
  Optional<Complaint> of(String text) {
    try (Context context = engine.newContext()) {
      context.eval(engine.script(PARSER));
      context.getBindings("js").getMember("__swamp_loaded").invokeMember("parse", text);
      return Optional.empty();
    } catch (PolyglotException e) {
      Matcher message = MESSAGE.matcher(String.valueOf(e.getMessage()));
      return message.matches()
          ? Optional.of(new Complaint(
              message.group(1), Integer.parseInt(message.group(2)), Integer.parseInt(message.group(3))))
          : Optional.empty();
    }
  }
}
