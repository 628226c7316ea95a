package swamp.daemon;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.MethodRun;
import swamp.protocol.RequestMessage;
import swamp.runtime.trace.RunPhases;
import swamp.runtime.trace.RunTrace;

/**
 * Spans of requests and their phases, and a histogram of service times, to wherever the standard variables of the process
 * say. The only class that knows OpenTelemetry. Names and codes only: messages may quote what is secret (lesson 13).
 */
final class OpenTelemetryExport implements Telemetry {
  private static final String SCOPE = "swamp";
  private static final double NANOSECONDS_IN_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long CLOSING_SECONDS = 2;
  private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("swamp.command");
  private static final AttributeKey<String> MODEL = AttributeKey.stringKey("swamp.model");
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("swamp.method");
  private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("swamp.client");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;
  private final DoubleHistogram durations;

  private OpenTelemetryExport(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer(SCOPE, BuildFingerprint.current().text());
    this.durations = sdk.getMeter(SCOPE).histogramBuilder("swamp.request.duration")
        .setUnit("s").setDescription("From the start of a request to its end").build();
  }

  /**
   * Export as the variables of this process ask for. Logs are not exported; the transport is OTLP over HTTP unless said
   * otherwise.
   *
   * @throws RuntimeException when the variables cannot be followed
   */
  static Telemetry open() {
    return new OpenTelemetryExport(AutoConfiguredOpenTelemetrySdk.builder()
        .disableShutdownHook()
        .addPropertiesSupplier(() -> Map.of("otel.service.name", "swamp", "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.logs.exporter", "none"))
        .build().getOpenTelemetrySdk());
  }

  @Override
  public RunOutcome observe(AcceptedRequest request, Supplier<RunOutcome> execution) {
    Attributes names = names(RequestKind.of(request.message()));
    Span span = tracer.spanBuilder(request.message().request().command())
        .setParent(caller(request.message()))
        .setSpanKind(SpanKind.SERVER)
        .setAllAttributes(names)
        .setAttribute(CLIENT, request.hello().client())
        .startSpan();
    long begin = System.nanoTime();
    try (Scope _ = span.makeCurrent()) {
      RunOutcome outcome = RunPhases.watched(this::phase, execution::get);
      AttributesBuilder measured = names.toBuilder();
      error(outcome, span, measured);
      durations.record((System.nanoTime() - begin) / NANOSECONDS_IN_SECOND, measured.build());
      return outcome;
    } finally {
      span.end();
    }
  }

  @Override
  public void close() {
    sdk.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS);
  }

  @SuppressWarnings("MustBeClosedChecker") // The phase closes it.
  private RunTrace.Phase phase(String name) {
    Span span = tracer.spanBuilder(name).startSpan();
    Scope scope = span.makeCurrent();
    return () -> {
      scope.close();
      span.end();
    };
  }

  private static Attributes names(RequestKind kind) {
    AttributesBuilder names = Attributes.builder().put(COMMAND, kind.command());
    kind.model().ifPresent(model -> names.put(MODEL, model));
    kind.method().ifPresent(method -> names.put(METHOD, method));
    return names.build();
  }

  private static void error(RunOutcome outcome, Span span, AttributesBuilder measured) {
    String code = switch (outcome) {
      case RunOutcome.Returned returned -> returned.code() == 0 ? "" : "exit_code_" + returned.code();
      case RunOutcome.Failed failed -> failed.failure().code();
    };
    if (!code.isEmpty()) {
      span.setStatus(StatusCode.ERROR).setAttribute(ERROR, code);
      measured.put(ERROR, code);
    }
  }

  /** The caller's own trace: what the request says, else the caller's environment. */
  private static Context caller(RequestMessage message) {
    Map<String, String> carrier = new HashMap<>();
    Map<String, String> environment = message.caller().environment();
    put(carrier, "traceparent", environment.getOrDefault("TRACEPARENT", ""));
    put(carrier, "tracestate", environment.getOrDefault("TRACESTATE", ""));
    if (message.request() instanceof MethodRun run && run.traceparent().isPresent()) {
      carrier.put("traceparent", run.traceparent().get());
      put(carrier, "tracestate", run.tracestate().orElse(""));
    }
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), carrier, new TextMapGetter<>() {
      @Override
      public Iterable<String> keys(Map<String, String> map) {
        return map.keySet();
      }

      @Override
      public @Nullable String get(@Nullable Map<String, String> map, String name) {
        return map == null ? null : map.get(name);
      }
    });
  }

  private static void put(Map<String, String> carrier, String name, String value) {
    if (!value.isEmpty()) {
      carrier.put(name, value);
    }
  }
}
