package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Events, abort signals and DOMException as the DOM standard and Deno have them. */
class WebEventsTest {
  private final ScriptHarness script = new ScriptHarness();

  @Test
  void aListenerIsCalledWithItsEventAndTarget() throws InterruptedException {
    script.assertValue("""
        [["x", true, {"a": 1}, 2], ["object", true], [], ["once"]]""", """
        const target = new EventTarget();
        const seen = [];
        target.addEventListener("x", (e) => seen.push([e.type, e.target === target, e.detail, e.eventPhase]));
        target.addEventListener("x", { handleEvent(e) { seen.push(["object", e.currentTarget === target]); } });
        const gone = () => seen.push("gone");
        target.addEventListener("x", gone);
        target.removeEventListener("x", gone);
        target.dispatchEvent(new CustomEvent("x", { detail: { a: 1 } }));
        seen.push([]);
        target.addEventListener("y", () => seen.push(["once"]), { once: true });
        target.dispatchEvent(new Event("y"));
        target.dispatchEvent(new Event("y"));
        return seen;""");
  }

  @Test
  void aCancelableEventCanBePreventedAndStopped() throws InterruptedException {
    script.assertValue("[false, true, true, 1]", """
        const target = new EventTarget();
        let calls = 0;
        target.addEventListener("x", (e) => { calls++; e.preventDefault(); e.stopImmediatePropagation(); });
        target.addEventListener("x", () => calls++);
        const event = new Event("x", { cancelable: true });
        const first = target.dispatchEvent(event);
        const quiet = new EventTarget();
        quiet.addEventListener("x", (e) => e.preventDefault());
        return [first, event.defaultPrevented, quiet.dispatchEvent(new Event("x")), calls];""");
  }

  @Test
  void aSignalRemovesAListener() throws InterruptedException {
    script.assertValue("1", """
        const controller = new AbortController();
        const target = new EventTarget();
        let calls = 0;
        target.addEventListener("x", () => calls++, { signal: controller.signal });
        target.dispatchEvent(new Event("x"));
        controller.abort();
        target.dispatchEvent(new Event("x"));
        return calls;""");
  }

  @Test
  void abortTellsListenersOnceWithTheReason() throws InterruptedException {
    script.assertValue("""
        [1, true, "AbortError", "The signal has been aborted", 20, "own"]""", """
        const controller = new AbortController();
        let calls = 0;
        controller.signal.onabort = () => calls++;
        controller.abort();
        controller.abort("later");
        const other = new AbortController();
        other.abort("own");
        const { reason, aborted } = controller.signal;
        return [calls, aborted, reason.name, reason.message, reason.code, other.signal.reason];""");
  }

  @Test
  void throwIfAbortedThrowsTheReason() throws InterruptedException {
    script.assertValue("[\"fine\", \"AbortError\"]", """
        const controller = new AbortController();
        controller.signal.throwIfAborted();
        controller.abort();
        try { controller.signal.throwIfAborted(); } catch (e) { return ["fine", e.name]; }""");
  }

  @Test
  void anyFollowsTheFirstOfItsSignals() throws InterruptedException {
    script.assertValue("[false, true, \"second\", true, \"done\"]", """
        const [first, second] = [new AbortController(), new AbortController()];
        const any = AbortSignal.any([first.signal, AbortSignal.any([second.signal])]);
        const before = any.aborted;
        second.abort("second");
        first.abort("first");
        const already = AbortSignal.any([AbortSignal.abort("done"), first.signal]);
        return [before, any.aborted, any.reason, already.aborted, already.reason];""");
  }

  @Test
  void timeoutAbortsWithATimeoutError() throws InterruptedException {
    script.assertValue("""
        ["TimeoutError", "Signal timed out.", true]""", """
        const signal = AbortSignal.timeout(1);
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        return [signal.reason.name, signal.reason.message, signal.reason instanceof DOMException];""");
  }

  @Test
  void aTimeoutNobodyListensToIsNothingToWaitFor() {
    ScriptException failure = script.failure("AbortSignal.timeout(60_000); await new Promise(() => {});");
    assertEquals(ScriptException.Kind.NEVER_SETTLES, failure.kind());
  }

  @Test
  void domExceptionIsAnErrorWithNameAndCode() throws InterruptedException {
    script.assertValue("""
        ["DataCloneError: m", 25, true, "[object DOMException]", 0, 20, "c", true]""", """
        const error = new DOMException("m", "DataCloneError");
        const caused = new DOMException("m", { name: "X", cause: "c" });
        return [String(error), error.code, error instanceof Error, Object.prototype.toString.call(error),
            new DOMException().code,
          DOMException.ABORT_ERR, caused.cause, typeof error.stack === "string"];""");
  }

  @Test
  void constructorsRefuseWhatTheStandardRefuses() throws InterruptedException {
    script.assertValue("""
        ["TypeError: Illegal constructor",
            "TypeError: Failed to construct 'Event': 1 argument required, but only 0 present",
         "TypeError: Failed to execute 'AbortSignal.timeout': Argument 1 is outside the accepted range"]""", """
        return [() => new AbortSignal(), () => new Event(), () => AbortSignal.timeout(-1)].map((f) => {
          try { f(); } catch (e) { return String(e); }
        });""");
  }
}
