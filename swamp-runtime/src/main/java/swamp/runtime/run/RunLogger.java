package swamp.runtime.run;

import java.time.Instant;
import java.util.Optional;
import swamp.protocol.ConsoleOutput;
import swamp.protocol.DataArtifactSaved;
import swamp.protocol.LogRecord;
import swamp.protocol.MethodOutput;
import swamp.protocol.Stream;
import swamp.protocol.Warning;
import swamp.runtime.AnswerSink;
import swamp.runtime.output.LogLevel;
import swamp.runtime.time.IsoTime;
import swamp.runtime.time.Timing;
import swamp.runtime.vault.SecretRedactor;

/** Tells the client and the log file what happens in a run; secrets leave it replaced. For the run's thread only. */
final class RunLogger {
  /** What one run may say in all, so that one that never stops talking fills neither disk nor pipes. */
  private static final long MOST_CHARACTERS = 64L << 20;

  private final AnswerSink answers;
  private final RunJournal journal;
  private final SecretRedactor redactor;
  private final Timing timing;
  private final String category;
  private final LogLevel shown;
  private long characters;
  private boolean full;

  /** @param shown the least important records that the client is told; the log file holds them all */
  RunLogger(AnswerSink answers, RunJournal journal, SecretRedactor redactor, Timing timing, String modelName,
      String methodName, LogLevel shown) {
    this.answers = answers;
    this.journal = journal;
    this.redactor = redactor;
    this.timing = timing;
    this.category = "model·method·run·" + modelName + "·" + methodName;
    this.shown = shown;
  }

  SecretRedactor redactor() {
    return redactor;
  }

  /** A record of the method's own logger (extension-api §3.6): to the file, and from INF on to the client as it happens. */
  void method(String level, String plainMessage, String quotedMessage, String childCategory) {
    if (!mayStillSay(plainMessage)) {
      return;
    }
    String plain = redactor.redact(plainMessage);
    record(level, childCategory.isEmpty() ? category : category + "·" + childCategory, redactor.redact(quotedMessage));
    if (!shown.shows(LogLevel.valueOf(level))) {
      return;
    }
    switch (level) {
      case "INF" -> answers.event(new MethodOutput(Stream.STDOUT, plain));
      case "WRN", "ERR", "FTL" -> answers.event(new MethodOutput(Stream.STDERR, plain));
      case String quiet -> { }
    }
  }

  /** A line that the extension printed with {@code console} (extension-api §3.5): not in the log file. */
  void console(boolean toStandardError, String text) {
    if (!mayStillSay(text)) {
      return;
    }
    answers.event(new ConsoleOutput(toStandardError ? Stream.STDERR : Stream.STDOUT, redactor.redact(text)));
  }

  /** A line of the output that a method streams as it happens (method-run §4.15). */
  void output(boolean toStandardError, String line) {
    if (!mayStillSay(line)) {
      return;
    }
    answers.event(new MethodOutput(toStandardError ? Stream.STDERR : Stream.STDOUT, redactor.redact(line)));
  }

  void info(String message) {
    record("INF", category, redactor.redact(message));
  }

  /** The data is written all the same; the mismatch is the extension's business (extension-api §3.6). */
  void schemaWarning(String specName, String instanceName, String message) {
    String text = redactor.redact(
        "Resource '" + instanceName + "' does not match the schema of spec '" + specName + "': " + message);
    record("WRN", category, text);
    answers.event(new Warning(text, Optional.empty()));
  }

  void dataArtifactSaved(ProducedArtifact artifact) {
    artifact.directory().ifPresent(path -> answers.event(new DataArtifactSaved(artifact.name(), path.toString())));
  }

  private boolean mayStillSay(String text) {
    characters += text.length();
    if (characters <= MOST_CHARACTERS) {
      return true;
    }
    if (!full) {
      full = true;
      answers.event(new Warning("The run has printed and logged more than " + (MOST_CHARACTERS >> 20)
          + " million characters; what it says from now on is dropped", Optional.of("Write large output with a file writer.")));
    }
    return false;
  }

  private void record(String level, String fullCategory, String message) {
    Instant now = timing.now();
    journal.log(now, level, fullCategory, message);
    if (shown.shows(LogLevel.valueOf(level))) {
      answers.event(new LogRecord(IsoTime.text(now), level, fullCategory, message));
    }
  }
}
