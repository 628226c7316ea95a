package swamp.runtime.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import swamp.protocol.ByDefinition;
import swamp.protocol.Caller;
import swamp.protocol.MethodRun;
import swamp.protocol.MethodTarget;
import swamp.protocol.OutputMode;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.Terminal;
import swamp.runtime.CancellationSource;
import swamp.runtime.SwampRuntime;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.script.ContextPoolSize;

/** A copy of a test repository with a real runtime on it. */
public final class RunningRepository implements AutoCloseable {
  public final Path directory;
  public final SwampRuntime runtime;
  public String logLevel = "";
  public RecordingAnswers answers = new RecordingAnswers();
  public CancellationSource cancellation = new CancellationSource();
  public Map<String, String> environment = new LinkedHashMap<>(Map.of("HOME", "/nonexistent", "PATH", System.getenv("PATH")));

  public RunningRepository(Path scratch) throws IOException {
    this(scratch, Path.of("src/test/resources/repositories/probe").toAbsolutePath());
  }

  RunningRepository(Path scratch, Path original) throws IOException {
    directory = scratch.resolve("repository");
    copy(original, directory);
    runtime = new SwampRuntime(EsbuildBinary.below(Path.of("..").toAbsolutePath()), scratch.resolve("cache"),
        ContextPoolSize.standard());
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  public int handle(Request request) {
    answers = new RecordingAnswers();
    Caller caller = new Caller(environment, directory.toString(), "tester", OutputMode.JSON, false, logLevel,
        new Terminal(false, false, false, 80));
    return runtime.handle(new RequestMessage("1", caller, request), answers, cancellation);
  }

  /** The only document that a request is answered with. */
  public JsonNode ask(Request request) {
    handle(request);
    return answers.results.getLast();
  }

  public JsonNode run(String method, String... inputs) {
    handle(request(method, false, Optional.empty(), inputs));
    return answers.results.getLast();
  }

  public JsonNode runUnrecorded(String method, String... inputs) {
    handle(request(method, true, Optional.empty(), inputs));
    return answers.results.getLast();
  }

  public static MethodRun request(String method, boolean noRecord, Optional<String> timeout, String... inputs) {
    return request(new ByDefinition("p1", method), noRecord, timeout, inputs);
  }

  static MethodRun request(MethodTarget target, boolean noRecord, Optional<String> timeout, String... inputs) {
    return new MethodRun(Optional.empty(), target, List.of(inputs), List.of(), Optional.empty(),
        Optional.empty(), List.of(), false, new RunChecks(false, List.of(), List.of()),
        new RunReports(false, List.of(), List.of(), List.of(), List.of()), timeout, noRecord, Optional.empty(),
        Optional.empty());
  }

  public Path model() {
    return directory.resolve(".swamp/data/@test/probe/07201ad7-ce1a-4206-ae4e-f667baecc55b");
  }

  public List<Path> files(String below) throws IOException {
    Path start = directory.resolve(below);
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  public void close() {
    runtime.close();
  }
}
