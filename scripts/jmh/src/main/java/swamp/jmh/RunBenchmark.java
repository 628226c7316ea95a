package swamp.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import swamp.protocol.RequestMessage;
import swamp.runtime.AnswerSink;
import swamp.runtime.CancellationSource;
import swamp.runtime.SwampRuntime;
import swamp.runtime.definition.DefinitionDirectories;
import swamp.runtime.definition.DefinitionLookup;
import swamp.runtime.definition.DefinitionRepository;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.script.ContextPoolSize;

/** What a warm run does without process and socket: finding its definition again, and the whole run in a reused context. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
public class RunBenchmark {
  private final SpeechRepository repository = SpeechRepository.copy("isolation: reuse\n");
  private final SwampRuntime runtime = new SwampRuntime(
      EsbuildBinary.below(Path.of(System.getProperty("swamp.install.directory"))), repository.directory().resolve("cache"),
      ContextPoolSize.standard());
  private final RequestMessage run = SpeechRun.in(repository.directory(), Map.of());
  private final DefinitionRepository definitions = new DefinitionRepository(
      new DefinitionDirectories(repository.directory(), repository.directory().resolve("models"),
          repository.directory().resolve(".swamp/auto-definitions"), repository.directory().resolve(".swamp/definitions-evaluated")),
      new JdkFileOperations(), RunBenchmark::unlocked);

  @TearDown
  public void close() throws IOException {
    runtime.close();
    repository.close();
  }

  @Benchmark
  public DefinitionLookup definition() {
    return definitions.find("speak");
  }

  @Benchmark
  public int unrecordedRun() {
    return runtime.handle(run, AnswerSink.nobody(), new CancellationSource());
  }

  private static <T> T unlocked(String name, Supplier<T> action) {
    return action.get();
  }
}
