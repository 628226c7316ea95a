package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Timers, microtasks and what becomes of errors that nobody catches. */
class WebTimersTest {
  private final ScriptHarness script = new ScriptHarness();

  @Test
  void timersRunInOrderOfTheirTimeWithTheirArguments() throws InterruptedException {
    script.assertValue("[\"micro\", \"0\", \"1ab\", \"2\"]", """
        const seen = [];
        await new Promise((resolve) => {
          setTimeout(() => { seen.push("2"); resolve(); }, 20);
          setTimeout((a, b) => seen.push("1" + a + b), 5, "a", "b");
          setTimeout(() => seen.push("0"));
          queueMicrotask(() => seen.push("micro"));
        });
        return seen;""");
  }

  @Test
  void anIntervalRepeatsUntilItIsCleared() throws InterruptedException {
    script.assertValue("3", """
        let count = 0;
        await new Promise((resolve) => {
          const timer = setInterval(() => { if (++count === 3) { clearInterval(timer); setTimeout(resolve, 10); } }, 1);
        });
        return count;""");
  }

  @Test
  void aTimerIsAnObjectAndANumber() throws InterruptedException {
    script.assertValue("[\"object\", true, false, 0]", """
        let calls = 0;
        const timer = setTimeout(() => calls++, 1);
        const unref = timer.unref().hasRef();
        clearTimeout(Number(timer));
        await new Promise((resolve) => setTimeout(resolve, 10));
        return [typeof timer, Number(timer) > 0, unref, calls];""");
  }

  @Test
  void aTimersErrorEndsTheRun() {
    ScriptException failure = script.failure(
        "setTimeout(() => { throw new Error('boom'); }); await new Promise((r) => setTimeout(r, 50));");
    assertEquals("boom", failure.text());
    assertEquals(ScriptException.Kind.THROWN, failure.kind());
  }

  @Test
  void aRejectionThatNobodyHandlesEndsTheRun() {
    assertEquals("lost", script.failure(
        "Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 50));").text());
  }

  @Test
  void ofManyRejectionsTheFirstCounts() {
    assertEquals("a", script.failure("Promise.reject(new Error('a')); Promise.reject(new Error('b')); await 1;"
        + "await new Promise((r) => setTimeout(r, 50));").text());
  }

  @Test
  void aRejectionHandledInTheSameTurnIsNone() throws InterruptedException {
    script.assertValue("\"late\"", """
        const rejected = Promise.reject(new Error("late"));
        await null;
        return rejected.catch((e) => e.message);""");
  }

  @Test
  void aListenerMayTakeCareOfRejectionsAndErrors() throws InterruptedException {
    script.assertValue("[\"unhandledrejection lost\", \"error boom\"]", """
        const seen = [];
        addEventListener("unhandledrejection", (e) => { seen.push(e.type + " " + e.reason.message); e.preventDefault();
            });
        addEventListener("error", (e) => { seen.push(e.type + " " + e.error.message); e.preventDefault(); });
        Promise.reject(new Error("lost"));
        await new Promise((r) => setTimeout(r, 5));
        reportError(new Error("boom"));
        return seen;""");
  }

  @Test
  void aListenersErrorEndsTheRun() {
    assertEquals("in listener", script.failure("""
        const target = new EventTarget();
        target.addEventListener("x", () => { throw new Error("in listener"); });
        target.dispatchEvent(new Event("x"));
        await new Promise((r) => setTimeout(r, 50));""").text());
  }
}
