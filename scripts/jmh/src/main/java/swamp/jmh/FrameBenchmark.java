package swamp.jmh;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import swamp.protocol.ClientMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.FrameWriter;
import swamp.protocol.MessageCodec;
import swamp.protocol.RequestMessage;

/** The frame of a run request with an environment of 40 variables: writing it, and reading it back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FrameBenchmark {
  private static final int VARIABLES = 40;

  private final RequestMessage message = SpeechRun.in(Path.of("/repository"), environment());
  private final byte[] frame = encoded(message);

  @Benchmark
  public byte[] write() {
    return encoded(message);
  }

  @Benchmark
  public ClientMessage read() {
    byte[] payload = new FrameReader(new ByteArrayInputStream(frame), FrameLimits.CLIENT_TO_SERVER).read().orElseThrow();
    return MessageCodec.decodeClient(payload);
  }

  private static byte[] encoded(RequestMessage message) {
    return FrameWriter.frame(MessageCodec.encode(message), FrameLimits.CLIENT_TO_SERVER);
  }

  private static Map<String, String> environment() {
    return IntStream.range(0, VARIABLES).boxed()
        .collect(Collectors.toMap(i -> "VARIABLE_" + i, i -> "a value of a usual length, number " + i));
  }
}
