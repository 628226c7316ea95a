package swamp.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ByDefinition;
import swamp.protocol.DaemonStop;
import swamp.protocol.MethodRun;
import swamp.protocol.RunChecks;
import swamp.protocol.RunReports;
import swamp.protocol.SocketLocation;

/** A real daemon and a small receiver of OTLP over HTTP on the loopback. */
@Timeout(120)
class TelemetryTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @TempDir Path root;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> metrics = new CopyOnWriteArrayList<>();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private HttpServer receiver;
  private SocketLocation location;

  @BeforeEach
  void receive() throws IOException {
    location = new SocketLocation(root.resolve("d"));
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/v1/traces", exchange -> {
      ExportTraceServiceRequest.parseFrom(body(exchange.getRequestBody())).getResourceSpansList().forEach(resource ->
          resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList())));
      exchange.sendResponseHeaders(200, -1);
    });
    receiver.createContext("/v1/metrics", exchange -> {
      ExportMetricsServiceRequest.parseFrom(body(exchange.getRequestBody())).getResourceMetricsList().forEach(resource ->
          resource.getScopeMetricsList().forEach(scope ->
              scope.getMetricsList().forEach(metric -> metrics.add(metric.getName()))));
      exchange.sendResponseHeaders(200, -1);
    });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void the_trace_of_the_caller_is_continued_by_the_request_and_its_phases() throws Exception {
    try (ChildProcess daemon = daemon(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint()))) {
      ask(traced("echo"));
      ask(Messages.run("m", "read", Messages.SECRET));
      stop(daemon);
    }
    Span request = spans.stream().filter(span -> hex(span.getTraceId().toByteArray()).equals(TRACE)
        && span.getName().equals("model method run")).findFirst().orElseThrow(() -> new AssertionError(spans.toString()));
    assertEquals(PARENT, hex(request.getParentSpanId().toByteArray()));
    assertEquals("m", attribute(request, "swamp.model"));
    assertEquals("echo", attribute(request, "swamp.method"));
    assertEquals("jvm", attribute(request, "swamp.client"));
    Span phase = spans.stream().filter(span -> span.getName().equals("execute")).findFirst().orElseThrow();
    assertEquals(request.getSpanId(), phase.getParentSpanId());
    assertTrue(phase.getStartTimeUnixNano() >= request.getStartTimeUnixNano());
    assertTrue(phase.getEndTimeUnixNano() <= request.getEndTimeUnixNano());
    Span failed = spans.stream().filter(span -> attribute(span, "swamp.method").equals("read")).findFirst().orElseThrow();
    assertEquals(Status.StatusCode.STATUS_CODE_ERROR, failed.getStatus().getCode());
    assertEquals("internal", attribute(failed, "error.type"));
    assertTrue(metrics.contains("swamp.request.duration"), metrics.toString());
  }

  @Test
  void rule_13_no_secret_leaves_the_process() throws Exception {
    try (ChildProcess daemon = daemon(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint()))) {
      ask(Messages.run("m", "read", Messages.SECRET));
      ask(Messages.run("m", "echo", Messages.SECRET));
      stop(daemon);
    }
    assertFalse(bodies.isEmpty());
    assertFalse(bodies.stream().anyMatch(body -> new String(body, UTF_8).contains(Messages.SECRET)));
  }

  @Test
  void without_its_variables_nothing_of_it_is_loaded() throws Exception {
    for (Map<String, String> environment : List.of(Map.<String, String>of(),
        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint(), "OTEL_SDK_DISABLED", "true"))) {
      try (ChildProcess daemon = daemon(environment)) {
        ask(traced("echo"));
        assertFalse(loadedClasses(daemon).contains("io.opentelemetry"));
        stop(daemon);
      }
    }
    assertEquals(List.of(), spans);
  }

  @Test
  void a_configuration_that_does_not_work_keeps_no_daemon_from_working() throws Exception {
    try (ChildProcess daemon = daemon(Map.of("OTEL_TRACES_EXPORTER", "carrier-pigeon"))) {
      ask(traced("echo"));
      stop(daemon);
    }
    assertTrue(Files.readString(location.log()).contains("Telemetry stays off"), Files.readString(location.log()));
  }

  private ChildProcess daemon(Map<String, String> environment) {
    ChildProcess daemon = ChildProcess.daemon(location, environment);
    daemon.awaitLine("listening on ");
    return daemon;
  }

  private void ask(MethodRun run) {
    try (TestClient client = TestClient.connect(location.socket()).ask(run)) {
      client.answers();
    }
  }

  private void stop(ChildProcess daemon) throws InterruptedException {
    try (TestClient client = TestClient.connect(location.socket()).ask(new DaemonStop(false))) {
      assertEquals(0, client.answers().code());
    }
    assertEquals(0, daemon.process().waitFor());
  }

  private String endpoint() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort();
  }

  private byte[] body(InputStream stream) throws IOException {
    byte[] bytes = stream.readAllBytes();
    boolean zipped = bytes.length > 1 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    byte[] plain = zipped ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
    bodies.add(plain);
    return plain;
  }

  private static MethodRun traced(String method) {
    return new MethodRun(Optional.empty(), new ByDefinition("m", method), List.of(), List.of(), Optional.empty(),
        Optional.empty(), List.of(), false, RunChecks.all(), RunReports.all(), Optional.empty(), false,
        Optional.of("00-" + TRACE + "-" + PARENT + "-01"), Optional.empty());
  }

  private static String loadedClasses(ChildProcess daemon) throws IOException, InterruptedException {
    Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
        Long.toString(daemon.process().pid()), "VM.class_hierarchy").redirectErrorStream(true).start();
    String classes = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, jcmd.waitFor(), classes);
    assertTrue(classes.contains("swamp.daemon.Daemon"), classes);
    return classes;
  }

  private static String attribute(Span span, String name) {
    return span.getAttributesList().stream().filter(attribute -> attribute.getKey().equals(name))
        .map(attribute -> attribute.getValue().getStringValue()).findFirst().orElse("");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
