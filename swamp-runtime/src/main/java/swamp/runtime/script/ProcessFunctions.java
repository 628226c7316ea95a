package swamp.runtime.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** Subprocesses: what {@code Deno.Command} and {@code node:child_process} are made of. */
final class ProcessFunctions {
  private ProcessFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("process.spawn", ProcessFunctions::spawn);
    functions.put("process.output", ProcessFunctions::output);
    functions.put("process.outputNow", ProcessFunctions::outputNow);
    functions.put("process.status", call -> {
      Subprocess process = process(call);
      return () -> status(process.await());
    });
    functions.put("process.read", call -> {
      Subprocess process = process(call);
      boolean fromError = call.flag(1);
      return () -> orNull(process.read(fromError));
    });
    functions.put("process.stopReading", call -> {
      Subprocess process = process(call);
      boolean fromError = call.flag(1);
      return done(() -> process.stopReading(fromError));
    });
    functions.put("process.write", call -> {
      Subprocess process = process(call);
      byte[] bytes = call.bytes(1);
      return done(() -> process.write(bytes));
    });
    functions.put("process.closeInput", call -> {
      Subprocess process = process(call);
      return done(process::closeInput);
    });
    functions.put("process.signal", call -> {
      Subprocess process = process(call);
      Signal signal = Signal.named(call.string(1));
      return done(() -> process.signal(signal));
    });
  }

  private static Subprocess process(HostCall call) {
    return call.scope().requireResource(call.integer(0), Subprocess.class);
  }

  private static Callable<?> spawn(HostCall call) {
    RunScope scope = call.scope();
    ProcessRequest request = ProcessRequest.parse(call.string(0));
    ProcessLauncher launcher = new ProcessLauncher(scope, request);
    Subprocess.Inherited console = consoleOf(call.loop(), scope);
    return () -> {
      Subprocess process = new Subprocess(launcher.start(), request, console);
      return List.of(scope.open(process), process.pid());
    };
  }

  private static Callable<?> output(HostCall call) {
    RunScope scope = call.scope();
    ProcessRequest request = ProcessRequest.parse(call.string(0));
    ProcessLauncher launcher = new ProcessLauncher(scope, request);
    Subprocess.Inherited console = consoleOf(call.loop(), scope);
    return () -> collect(scope, new Subprocess(launcher.start(), request, console));
  }

  /** The owner thread waits and, meanwhile, prints what the process writes to inherited streams. */
  private static Callable<?> outputNow(HostCall call) {
    RunScope scope = call.scope();
    ProcessRequest request = ProcessRequest.parse(call.string(0));
    byte[] input = call.has(1) ? call.bytes(1) : new byte[0];
    long limit = call.integer(4, 0);
    Signal signal = Signal.named(call.string(5, Signal.SIGTERM.name()));
    ProcessLauncher launcher = new ProcessLauncher(scope, request);
    return () -> {
      LinkedBlockingQueue<Optional<Runnable>> steps = new LinkedBlockingQueue<>();
      Subprocess process = new Subprocess(launcher.start(), request,
          (toStandardError, bytes) -> steps.add(Optional.of(() -> scope.lines().write(toStandardError, bytes))));
      if (request.input() == ProcessRequest.Standard.PIPED) {
        Thread.ofVirtual().start(() -> feed(process, input));
      }
      if (limit > 0) {
        Thread.ofVirtual().start(() -> process.endAfter(limit, signal));
      }
      List<Object> result = new ArrayList<>(waitHere(scope, process, steps));
      result.add(process.timedOut());
      return result;
    };
  }

  private static List<?> waitHere(RunScope scope, Subprocess process, LinkedBlockingQueue<Optional<Runnable>> steps)
      throws Exception {
    FutureTask<List<?>> result = new FutureTask<>(() -> collect(scope, process)) {
      @Override
      protected void done() {
        steps.add(Optional.empty());
      }
    };
    Thread.ofVirtual().start(result);
    try {
      for (Optional<Runnable> step = steps.take(); step.isPresent(); step = steps.take()) {
        step.get().run();
      }
    } catch (InterruptedException e) {
      process.close();
      throw e;
    }
    return result.get();
  }

  private static void feed(Subprocess process, byte[] input) {
    try {
      process.write(input);
    } catch (HostError e) {
      // A process need not read its input; its status tells whether it missed something.
    } finally {
      process.closeInput();
    }
  }

  private static List<?> collect(RunScope scope, Subprocess process) throws InterruptedException {
    long number = scope.open(process);
    Subprocess.Output output = process.collect();
    scope.forget(number);
    return List.of(output.status().code(), output.status().signal().orElse(""), orNull(output.output()),
        orNull(output.error()), process.pid());
  }

  private static Subprocess.Inherited consoleOf(EventLoop loop, RunScope scope) {
    return (toStandardError, bytes) -> loop.complete(() -> scope.lines().write(toStandardError, bytes));
  }

  private static List<?> status(Subprocess.Status status) {
    return List.of(status.code(), status.signal().orElse(""));
  }

  private static Object orNull(Optional<byte[]> bytes) {
    return bytes.isPresent() ? bytes.get() : HostValue.Nothing.NULL;
  }

  private static Callable<?> done(Runnable work) {
    return () -> {
      work.run();
      return HostValue.Nothing.UNDEFINED;
    };
  }
}
