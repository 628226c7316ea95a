package swamp.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import swamp.protocol.ConsoleOutput;
import swamp.protocol.ErrorCode;
import swamp.protocol.Executing;
import swamp.protocol.JsonText;
import swamp.protocol.MethodRun;
import swamp.protocol.Progress;
import swamp.protocol.RequestMessage;
import swamp.protocol.Stream;
import swamp.protocol.SwampException;
import swamp.runtime.AnswerSink;
import swamp.runtime.Cancellation;
import swamp.runtime.RehearsalTransport;
import swamp.runtime.RequestHandler;
import swamp.runtime.RequestHandlerProvider;
import swamp.runtime.trace.RunPhases;
import swamp.runtime.trace.RunTrace;

/** Does what the name of the method says. */
final class FakeRequestHandler implements RequestHandler {
  /** One element for each {@code wait} and {@code stubborn} that has started: the model's name. */
  final BlockingQueue<String> started = new LinkedBlockingQueue<>();

  /** One element for each run that saw its cancellation: the reason. */
  final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();

  /** Lets {@code wait} and {@code stubborn} end by themselves. */
  final CountDownLatch release = new CountDownLatch(1);

  volatile boolean closed;

  static RequestHandlerProvider provider() {
    return new RequestHandlerProvider() {
      @Override
      public RequestHandler openResident(RehearsalTransport rehearsals) {
        return new FakeRequestHandler();
      }

      @Override
      public RequestHandler openOneShot() {
        return new FakeRequestHandler();
      }
    };
  }

  @Override
  public int handle(RequestMessage request, AnswerSink answers, Cancellation cancellation) {
    if (!(request.request() instanceof MethodRun run)) {
      answers.result(JsonText.object().put("command", request.request().command()));
      return 0;
    }
    String model = run.target() instanceof swamp.protocol.ByDefinition target ? target.model() : "";
    String method = run.target().method();
    answers.event(new Executing(method, "2026-11-22T11:17:17.977Z"));
    return switch (method) {
      case "echo" -> {
        try (RunTrace.Phase _ = RunPhases.phase("execute")) {
          yield echo(request, run, answers);
        }
      }
      case "print" -> print(answers);
      case "big" -> {
        answers.result(JsonText.object().put("text", "é".repeat(Integer.parseInt(run.inputs().getFirst()))));
        yield 0;
      }
      case "flood" -> flood(answers, cancellation);
      case "wait" -> await(model, cancellation, true);
      case "stubborn" -> await(model, cancellation, false);
      case "read" -> read(run.inputs().getFirst(), answers);
      case "exit" -> Integer.parseInt(run.inputs().getFirst());
      case "fail" -> throw new SwampException(ErrorCode.LOCK_TIMEOUT, "locked").withHint("wait");
      default -> throw new IllegalStateException("no method " + method);
    };
  }

  @Override
  public ObjectNode status() {
    return JsonText.object().put("repositories", 3);
  }

  @Override
  public void close() {
    closed = true;
    release.countDown();
  }

  private static int echo(RequestMessage request, MethodRun run, AnswerSink answers) {
    answers.event(new ConsoleOutput(Stream.STDOUT, "hello"));
    ObjectNode document = JsonText.object();
    run.inputs().forEach(document.putArray("inputs")::add);
    document.put("cwd", request.caller().workingDirectory());
    document.put("marker", request.caller().environment().getOrDefault("MARKER", ""));
    answers.result(document);
    return 0;
  }

  private static int print(AnswerSink answers) {
    System.out.println("this must not get into the frames");
    answers.result(JsonText.object().put("stdin", readByte()));
    return 0;
  }

  private static int readByte() {
    try {
      return System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int flood(AnswerSink answers, Cancellation cancellation) {
    started.add("flood");
    String text = "x".repeat(100_000);
    while (!cancellation.isCancelled()) {
      answers.event(new Progress(text));
    }
    cancelled.add(cancellation.reason().orElseThrow());
    return 1;
  }

  private static int read(String fifo, AnswerSink answers) {
    try {
      answers.result(JsonText.object().put("read", Files.readString(Path.of(fifo))));
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int await(String model, Cancellation cancellation, boolean obedient) {
    CountDownLatch end = new CountDownLatch(1);
    cancellation.onCancel(() -> {
      cancelled.add(cancellation.reason().orElseThrow());
      if (obedient) {
        end.countDown();
      }
    });
    Thread.ofVirtual().start(() -> {
      awaitUninterruptibly(release);
      end.countDown();
    });
    started.add(model);
    awaitUninterruptibly(end);
    if (obedient && cancellation.isCancelled()) {
      throw new SwampException(ErrorCode.CANCELLED, "stopped: " + cancellation.reason().orElseThrow());
    }
    return 0;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
