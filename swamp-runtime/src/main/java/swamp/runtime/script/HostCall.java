package swamp.runtime.script;

import org.graalvm.polyglot.Value;

/** The arguments of one call from the guest, read on the owner thread, and the run it belongs to. */
final class HostCall {
  private final String name;
  private final ScriptContext context;
  private final Value[] arguments;
  private final int first;

  HostCall(String name, ScriptContext context, Value[] arguments, int first) {
    this.name = name;
    this.context = context;
    this.arguments = arguments;
    this.first = first;
  }

  /**
   * The run that the guest acts for.
   *
   * @throws HostError when the context is only being warmed and belongs to no run yet
   */
  RunScope scope() {
    return context.requireScope();
  }

  /** The owner thread's loop, for host functions that call back later. */
  EventLoop loop() {
    return context.loop();
  }

  /** Ends the run with this message, whatever the guest catches. */
  void endRun(String message) {
    context.endRun(message);
  }

  boolean has(int index) {
    return first + index < arguments.length && !arguments[first + index].isNull();
  }

  String string(int index) {
    Value value = value(index);
    return value.isString() ? value.asString() : value.toString();
  }

  String string(int index, String otherwise) {
    return has(index) ? string(index) : otherwise;
  }

  boolean flag(int index) {
    return has(index) && value(index).isBoolean() && value(index).asBoolean();
  }

  long integer(int index) {
    Value value = value(index);
    if (value.fitsInLong()) {
      return value.asLong();
    }
    if (value.isNumber()) {
      return (long) value.asDouble();
    }
    throw wrong(index, "a number");
  }

  long integer(int index, long otherwise) {
    return has(index) ? integer(index) : otherwise;
  }

  double number(int index) {
    Value value = value(index);
    if (!value.isNumber()) {
      throw wrong(index, "a number");
    }
    return value.asDouble();
  }

  /** The bytes of a {@code Uint8Array} that the guest passed as (buffer, offset, length) from {@code index} on. */
  byte[] bytes(int index) {
    Value buffer = value(index);
    if (!buffer.hasBufferElements()) {
      throw wrong(index, "a buffer");
    }
    byte[] content = new byte[Math.toIntExact(integer(index + 2))];
    buffer.readBuffer(integer(index + 1), content, 0, content.length);
    return content;
  }

  /** An object of the host that an earlier call gave to the guest to hold. */
  <T> T held(int index, Class<T> type) {
    Value value = value(index);
    if (!value.isHostObject() || !type.isInstance(value.asHostObject())) {
      throw wrong(index, "what an earlier call returned");
    }
    return type.cast(value.asHostObject());
  }

  /** A guest function, to be called on the owner thread only. */
  Value function(int index) {
    Value value = value(index);
    if (!value.canExecute()) {
      throw wrong(index, "a function");
    }
    return value;
  }

  private Value value(int index) {
    if (first + index >= arguments.length) {
      throw wrong(index, "present");
    }
    return arguments[first + index];
  }

  private HostError wrong(int index, String expected) {
    return new HostError("TypeError", name + ": argument " + (index + 1) + " must be " + expected);
  }
}
