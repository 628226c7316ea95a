package swamp.runtime.expression;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.script.ScriptEngine;

/**
 * One JavaScript context with the expression language in it. No code of extensions ever runs in it, so it is used again and
 * again; what it keeps between sessions are parsed expressions.
 *
 * <p>Belongs to one thread at a time; only {@link #close} may be called from elsewhere.
 */
final class CelContext implements AutoCloseable {
  private final Context context;
  private final Value api;
  private @Nullable Answers answers;
  private @Nullable RuntimeException failure;
  private volatile boolean closed;

  /** Answers what the JavaScript side asks: a name and a JSON list of arguments; the answer is a JSON text. */
  @FunctionalInterface
  interface Answers {
    String answer(String name, String argumentsJson);
  }

  CelContext(ScriptEngine engine) {
    context = engine.newContext();
    try {
      Value bindings = context.getBindings("js");
      bindings.putMember("__swamp_source", (ProxyExecutable) this::ask);
      context.eval(engine.script("expressions"));
      api = bindings.getMember("__swamp_expressions");
    } catch (RuntimeException e) {
      context.close(true);
      throw e;
    }
  }

  /** Lets the JavaScript side ask {@code source} until {@link #end}. */
  void begin(Answers source, String variableNames, boolean withModels) {
    answers = source;
    call("begin", variableNames, withModels);
  }

  /**
   * Calls a function of the JavaScript side that answers with a text.
   *
   * @throws SwampException with {@link ErrorCode#CANCELLED} when the context was closed meanwhile
   */
  String call(String function, Object... arguments) {
    failure = null;
    String answer;
    try {
      Value value = api.invokeMember(function, arguments);
      answer = value.isString() ? value.asString() : "";
    } catch (PolyglotException | IllegalStateException e) {
      if (closed) {
        throw new SwampException(ErrorCode.CANCELLED, "Cancelled while an expression was evaluated", e);
      }
      throw e;
    }
    RuntimeException fatal = failure;
    if (fatal != null) {
      throw fatal;
    }
    return answer;
  }

  /** Forgets everything that belongs to the session. */
  void end() {
    answers = null;
    call("end");
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends the context whatever it does; safe from every thread. */
  @Override
  public void close() {
    closed = true;
    context.close(true);
  }

  // A failure must not pass through the guest as an exception: the language would take it for an error of the expression.
  private Object ask(Value... arguments) {
    Answers source = answers;
    if (source == null) {
      return "!nothing can be asked outside a session";
    }
    try {
      return "=" + source.answer(arguments[0].asString(), arguments[1].asString());
    } catch (SwampException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        failure = e;
      }
      return "!" + e.text();
    } catch (RuntimeException e) {
      failure = e;
      return "!" + e.getMessage();
    }
  }
}
