package swamp.runtime.script;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import swamp.protocol.SwampException;

/**
 * One JavaScript context with platform, zod and driver evaluated, and the event loop that makes it live.
 *
 * <p>A context belongs to one thread at a time; it may be handed from the thread that warmed it to the thread that runs it.
 * Only {@link #terminate} and {@link #close} may be called from elsewhere. Before {@link #attach} no host function that
 * belongs to a run can be reached; whether guest code tried is told by {@link #reachedForTheOutside}.
 */
final class ScriptContext implements AutoCloseable {
  private static final Object[] NO_ARGUMENTS = {};

  private final Context context;
  private final EventLoop loop = new EventLoop();
  private final HostFunctions functions;
  private final ScriptEngine engine;
  private final Value driver;
  private final Value raise;
  private final Value makeError;
  private final Value parseJson;
  private final Value makeBytes;
  private @Nullable RunScope scope;
  private boolean reachedForTheOutside;
  private volatile boolean terminated;
  private @Nullable String ownEnd;
  private final List<String> loadedScripts = new ArrayList<>();

  ScriptContext(ScriptEngine engine) {
    this(engine, CallerTimeZone.system());
  }

  ScriptContext(ScriptEngine engine, ZoneId timeZone) {
    this.engine = engine;
    this.functions = engine.functions();
    this.context = engine.newContext(timeZone);
    try {
      Value bindings = context.getBindings("js");
      bindings.putMember("__swamp_call", (ProxyExecutable) this::callNow);
      bindings.putMember("__swamp_start", (ProxyExecutable) this::callLater);
      bindings.putMember("__swamp_timer", (ProxyExecutable) this::timer);
      bindings.putMember("__swamp_script", (ProxyExecutable) this::loadScript);
      context.eval(engine.script("platform"));
      context.eval(engine.script("zod"));
      context.eval(engine.script("driver"));
      driver = bindings.getMember("__swamp_driver");
      raise = driver.getMember("raise");
      makeError = driver.getMember("makeError");
      parseJson = driver.getMember("parseJson");
      makeBytes = driver.getMember("makeBytes");
      driver.invokeMember("seal");
    } catch (RuntimeException e) {
      context.close(true);
      throw e;
    }
  }

  /** Gives the context to a run: from now on host functions act for this run. */
  void attach(RunScope run) {
    scope = run;
    driver.invokeMember("attach");
  }

  /**
   * Takes the context from its run, with timers and finished work that the run has left; on the owner thread.
   *
   * @return false when the run was ended, or host work of it goes on, which may still call back
   */
  boolean detach() {
    scope = null;
    return loop.clear() && !terminated;
  }

  /** Whether guest code called a function that belongs to a run while no run was attached. */
  boolean reachedForTheOutside() {
    return reachedForTheOutside;
  }

  EventLoop loop() {
    return loop;
  }

  /** Evaluates a source on the owner thread. */
  Value evaluate(Source source) {
    try {
      return context.eval(source);
    } catch (PolyglotException e) {
      throw failure(e);
    }
  }

  /** Calls a function of the driver. */
  Value call(String function, Object... arguments) {
    try {
      return driver.invokeMember(function, arguments);
    } catch (PolyglotException e) {
      throw failure(e);
    }
  }

  /**
   * Calls a function of the driver that returns a promise and runs the loop until that is settled.
   *
   * @throws ScriptException when the promise is rejected, can never settle, or the context is ended meanwhile
   */
  Value await(String function, Object... arguments) throws InterruptedException {
    Settlement settlement = new Settlement();
    try {
      Value promise = driver.invokeMember(function, arguments);
      driver.invokeMember("settle", promise, (ProxyExecutable) settlement::fulfilled, (ProxyExecutable) settlement::rejected);
      if (!loop.runUntil(() -> settlement.value != null)) {
        throw new ScriptException(ScriptException.Kind.NEVER_SETTLES,
            "The method waits for a promise that never settles: no timer, subprocess or request is left that could settle it",
            "");
      }
    } catch (PolyglotException e) {
      throw failure(e);
    }
    Value value = settlement.value;
    if (value == null) {
      throw new IllegalStateException("the loop ended before the promise settled");
    }
    if (settlement.rejected) {
      throw rejection(value);
    }
    return value;
  }

  private static final class Settlement {
    private @Nullable Value value;
    private boolean rejected;

    private Object fulfilled(Value... arguments) {
      value = arguments[0];
      return NO_ARGUMENTS.length;
    }

    private Object rejected(Value... arguments) {
      rejected = true;
      value = arguments[0];
      return NO_ARGUMENTS.length;
    }
  }

  /**
   * Ends the run: code that is running stops with an exception it cannot catch, a loop that waits ends. Waits at most
   * {@code patience}.
   *
   * @return false when the guest did not stop in time, because it is inside a builtin that does not poll
   */
  boolean terminate(Duration patience) {
    terminated = true;
    loop.complete(() -> {
      throw new ScriptException(ScriptException.Kind.TERMINATED, "the run was ended", "");
    });
    try {
      context.interrupt(patience);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Ends the context whatever the guest does; safe from every thread. */
  @Override
  public void close() {
    terminated = true;
    context.close(true);
  }

  /** Ends the run from inside, on the owner thread: the guest asked for it. */
  void endRun(String message) {
    ownEnd = message;
    context.close(true);
  }

  private Object callNow(Value... arguments) {
    String name = arguments[0].asString();
    try {
      return toGuest(functions.named(name).prepare(new HostCall(name, this, arguments, 1)).call());
    } catch (Exception e) {
      HostError error = hostError(e);
      raise.executeVoid(error.errorClass(), error.text(), error.errorCode());
      throw new IllegalStateException("raise() returned", e);
    }
  }

  private Object callLater(Value... arguments) {
    String name = arguments[0].asString();
    Value resolve = arguments[1];
    Value reject = arguments[2];
    Callable<?> work;
    try {
      work = functions.named(name).prepare(new HostCall(name, this, arguments, 3));
    } catch (RuntimeException e) {
      reject(reject, e);
      return HostValue.Nothing.UNDEFINED.name();
    }
    loop.operationStarted();
    Thread.ofVirtual().name("swamp-host-", 0).start(() -> {
      Object result;
      try {
        result = work.call();
      } catch (Exception e) {
        loop.complete(() -> {
          loop.operationEnded();
          reject(reject, e);
        });
        return;
      }
      loop.complete(() -> {
        loop.operationEnded();
        resolve.executeVoid(toGuest(result));
      });
    });
    return HostValue.Nothing.UNDEFINED.name();
  }

  private void reject(Value reject, Exception e) {
    HostError error = hostError(e);
    reject.executeVoid(makeError.execute(error.errorClass(), error.text(), error.errorCode()));
  }

  private Object timer(Value... arguments) {
    return switch (arguments[0].asString()) {
      case "start" -> {
        Value action = arguments[3];
        yield loop.startTimer(arguments[1].asDouble(), arguments[2].asBoolean(), action::executeVoid);
      }
      case "stop" -> {
        loop.stopTimer(arguments[1].asLong());
        yield 0L;
      }
      case "keep" -> {
        loop.keepAlive(arguments[1].asLong(), arguments[2].asBoolean());
        yield 0L;
      }
      case String other -> throw new IllegalArgumentException("unknown timer function " + other);
    };
  }

  private Object loadScript(Value... arguments) {
    String name = arguments[0].asString();
    loadedScripts.add(name);
    return context.eval(engine.script(name));
  }

  /** The scripts that were loaded because something in them was touched, in that order. */
  List<String> loadedScripts() {
    return List.copyOf(loadedScripts);
  }

  RunScope requireScope() {
    RunScope run = scope;
    if (run == null) {
      reachedForTheOutside = true;
      throw new HostError("Error", "the outside cannot be reached before the run has begun");
    }
    return run;
  }

  private Object toGuest(@Nullable Object result) {
    return switch (result) {
      case null -> driver.getMember("undefinedValue");
      case HostValue.Json json -> parseJson.execute(json.text());
      case HostValue.Nothing nothing -> driver.getMember(
          nothing == HostValue.Nothing.NULL ? "nullValue" : "undefinedValue");
      case List<?> parts -> ProxyArray.fromArray(parts.stream().map(this::toGuest).toArray());
      case byte[] bytes -> makeBytes.execute(ByteBuffer.wrap(bytes), bytes.length);
      case Object plain -> plain;
    };
  }

  private static HostError hostError(Exception e) {
    return switch (e) {
      case HostError error -> error;
      case SwampException failure -> new HostError("Error", failure.text());
      case PolyglotException guest -> throw guest;
      case Exception other -> HostErrors.of(other);
    };
  }

  private ScriptException failure(PolyglotException e) {
    if (ownEnd != null) {
      return new ScriptException(ScriptException.Kind.THROWN, ownEnd, "");
    }
    if (e.isCancelled() || e.isInterrupted() || terminated) {
      return new ScriptException(ScriptException.Kind.TERMINATED, "the run was ended", "");
    }
    if (e.isGuestException() && e.getGuestObject() != null) {
      return rejection(e.getGuestObject());
    }
    if (e.isHostException() && e.asHostException() instanceof RuntimeException host) {
      throw host;
    }
    return new ScriptException(ScriptException.Kind.THROWN, String.valueOf(e.getMessage()), "");
  }

  private ScriptException rejection(Value reason) {
    try {
      Value facts = driver.invokeMember("describeError", reason);
      ScriptException.Kind kind = facts.getArrayElement(2).asBoolean()
          ? ScriptException.Kind.ABORTED : ScriptException.Kind.THROWN;
      return new ScriptException(kind, facts.getArrayElement(0).asString(), facts.getArrayElement(1).asString());
    } catch (PolyglotException e) {
      return new ScriptException(ScriptException.Kind.TERMINATED, "the run was ended", "");
    }
  }
}
