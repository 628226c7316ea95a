package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.StreamedDocument;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.time.Timing;

/** Tells the lines of a growing log until its run has ended. For one thread. */
final class LogFollower {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Path file;
  private final Timing timing;
  private final AnswerSink answers;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private long position;

  LogFollower(Path file, Timing timing, AnswerSink answers) {
    this.file = file;
    this.timing = timing;
    this.answers = answers;
  }

  /**
   * Tells the last lines there are, then each new one, until {@code ended} holds or the caller leaves.
   *
   * @param tail how many of the lines there are; 0 for all
   */
  void follow(int tail, BooleanSupplier ended, Cancellation cancellation) {
    List<String> there = newLines();
    there.subList(tail == 0 ? 0 : Math.max(0, there.size() - tail), there.size()).forEach(this::tell);
    new RepeatedLook(LOOK, timing, cancellation).whileTrue(() -> {
      // Asked before reading: what a run logs last is in the file when its record says that it ended.
      boolean last = ended.getAsBoolean();
      newLines().forEach(this::tell);
      if (last) {
        tellRest();
      }
      return !last;
    });
  }

  private List<String> newLines() {
    List<String> lines = new ArrayList<>();
    for (byte next : newBytes()) {
      if (next == '\n') {
        lines.add(unfinished.toString(StandardCharsets.UTF_8));
        unfinished.reset();
      } else {
        unfinished.write(next);
      }
    }
    return lines;
  }

  private byte[] newBytes() {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(position);
      byte[] bytes = in.readAllBytes();
      position += bytes.length;
      return bytes;
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot read the log " + file + ": " + e, e).withoutShownCode();
    }
  }

  private void tellRest() {
    if (unfinished.size() > 0) {
      tell(unfinished.toString(StandardCharsets.UTF_8));
    }
  }

  private void tell(String line) {
    ObjectNode document = JsonText.object().put("line", line);
    answers.event(new StreamedDocument(document));
  }
}
