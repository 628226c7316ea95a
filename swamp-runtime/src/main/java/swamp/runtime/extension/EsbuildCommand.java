package swamp.runtime.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.JdkFileOperations;

/** esbuild started for each job: slower, but without the private service protocol. Thread-safe. */
public final class EsbuildCommand implements Bundler {
  private static final Pattern HEADING = Pattern.compile("(?m)^[✘▲] \\[(ERROR|WARNING)\\] (.*)$");
  private static final Pattern PLACE = Pattern.compile("\\A\\s*\\n    (.+):(\\d+):(\\d+):\\n +\\d+ │ (.*)");
  private static final Pattern LABEL = Pattern.compile(" \\[[a-z-]+\\]$");

  private final EsbuildBinary binary;

  public EsbuildCommand(EsbuildBinary binary) {
    this.binary = binary;
  }

  @Override
  public BundleOutput bundle(BundleInput input) {
    Path program = binary.path();
    try {
      Path directory = Files.createTempDirectory("swamp-bundle-");
      try {
        return run(program, input, directory);
      } finally {
        new JdkFileOperations().deleteRecursively(directory);
      }
    } catch (IOException e) {
      throw new SwampException(ErrorCode.BUNDLER_UNAVAILABLE, "Cannot run " + program + ": " + e.getMessage(), e);
    }
  }

  private static BundleOutput run(Path program, BundleInput input, Path directory) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.add(input.entry().toString());
    command.addAll(Esbuild.flags(input));
    command.add("--log-level=warning");
    command.add("--metafile=" + directory.resolve("meta.json"));
    command.add("--outfile=" + directory.resolve("bundle.js"));
    Path log = directory.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(input.base().toFile());
    builder.environment().clear();
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    int exitCode = await(process);
    String said = Files.readString(log);
    List<BundleMessage> errors = messages(said, "ERROR");
    List<BundleMessage> warnings = messages(said, "WARNING");
    if (!errors.isEmpty()) {
      return new BundleOutput.Rejected(errors, warnings);
    }
    if (exitCode != 0) {
      throw new IOException("esbuild ended with exit code " + exitCode + ": " + said.strip());
    }
    return EsbuildAnswer.bundled(
        Files.readString(directory.resolve("bundle.js")),
        EsbuildAnswer.withSources(Files.readString(directory.resolve("bundle.js.map")), directory, input.base()),
        Files.readString(directory.resolve("meta.json")),
        warnings);
  }

  private static int await(Process process) {
    try {
      if (process.waitFor(Esbuild.TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new SwampException(ErrorCode.BUNDLER_UNAVAILABLE,
          "The bundler did not finish within " + Esbuild.TIME_LIMIT_SECONDS + " seconds");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new SwampException(ErrorCode.CANCELLED, "Bundling was interrupted", e);
    }
  }

  /** The messages of one severity in what esbuild prints for people. */
  static List<BundleMessage> messages(String said, String severity) {
    List<BundleMessage> messages = new ArrayList<>();
    Matcher heading = HEADING.matcher(said);
    while (heading.find()) {
      if (heading.group(1).equals(severity)) {
        String text = LABEL.matcher(heading.group(2)).replaceFirst("");
        Matcher place = PLACE.matcher(said.substring(heading.end()));
        Optional<BundleMessage.Location> location = !place.find() ? Optional.empty()
            : Optional.of(new BundleMessage.Location(place.group(1), Integer.parseInt(place.group(2)),
                Integer.parseInt(place.group(3)), place.group(4)));
        messages.add(new BundleMessage(text, location));
      }
    }
    return messages;
  }
}
