package swamp.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.RequestMessage;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.script.ContextPoolSize;
import swamp.runtime.warmup.WarmUpStatus;

@Timeout(300)
final class RehearsalRepositoryTest {
  @TempDir
  Path cache;

  @Test
  void everyRehearsalIsAWholeRunThatNobodySees() throws InterruptedException {
    EsbuildBinary esbuild = EsbuildBinary.below(Path.of("..").toAbsolutePath());
    try (SwampRuntime runtime =
        new SwampRuntime(esbuild, cache.resolve("bundles"), ContextPoolSize.standard(),
            Optional.of(new Rehearsing((_, handler) -> new DirectClient(handler), true)))) {
      // A failing one would not count.
      while (runtime.statistics().warmUp().rehearsals() < 10) {
        assertTrue(runtime.statistics().warmUp().phase() != WarmUpStatus.Phase.DONE);
        Thread.sleep(5);
      }
      assertEquals(0, runtime.status().path("repositories").size());
      assertEquals(0, runtime.statistics().bundles().size());
      assertEquals(0, runtime.statistics().contexts().hits() + runtime.statistics().contexts().misses());
    }
  }

  /** Calls the handler on the thread that asks. */
  private record DirectClient(RequestHandler handler) implements RehearsalTransport.Client {
    @Override
    public int ask(RequestMessage request) {
      return handler.handle(request, AnswerSink.nobody(), new CancellationSource());
    }

    @Override
    public void close() {}
  }
}
