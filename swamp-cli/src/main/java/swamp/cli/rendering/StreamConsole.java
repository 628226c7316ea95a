package swamp.cli.rendering;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import swamp.protocol.Stream;

/** A console over two byte streams, always UTF-8. Nothing is buffered, so nothing is lost at exit (lesson 17). */
public final class StreamConsole implements Console {
  private final OutputStream standardOutput;
  private final OutputStream standardError;

  public StreamConsole(OutputStream standardOutput, OutputStream standardError) {
    this.standardOutput = standardOutput;
    this.standardError = standardError;
  }

  @Override
  public synchronized void print(Stream stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    switch (stream) {
      case STDOUT -> printOutput(bytes);
      case STDERR -> printError(bytes);
    }
  }

  private void printOutput(byte[] bytes) {
    try {
      standardOutput.write(bytes);
      standardOutput.flush();
    } catch (IOException e) {
      throw new OutputClosedException(e);
    }
  }

  private void printError(byte[] bytes) {
    try {
      standardError.write(bytes);
      standardError.flush();
    } catch (IOException e) {
      // There is no place left to complain; the exit code still tells.
    }
  }
}
