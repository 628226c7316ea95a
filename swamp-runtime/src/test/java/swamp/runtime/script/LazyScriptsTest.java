package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

/** A model pays for what it touches and for nothing else. */
class LazyScriptsTest {
  private final ScriptHarness script = new ScriptHarness();

  @Test
  void aModelThatTouchesNothingLoadsOnlyItsSignal() throws InterruptedException {
    assertEquals(List.of("web-events"), script.scriptsLoadedBy("""
        console.log("a plain line");
        await new Promise((resolve) => setTimeout(resolve, 1));
        return new TextDecoder().decode(new TextEncoder().encode("x"));"""));
  }

  @Test
  void aLogLineWithPlainValuesBringsNoFormatter() throws InterruptedException {
    assertEquals(List.of("web-events"),
        script.scriptsLoadedBy("ctx.logger.info('got {n} of {name}', { n: 1, name: 'x' });"));
  }

  @Test
  void fetchBringsNoStreamsUntilTheBodyIsAskedFor() throws InterruptedException {
    try (LoopbackServer server = new LoopbackServer()) {
      String snippet = "const r = await fetch('" + server.url() + "/json'); ";
      List<String> plain = script.scriptsLoadedBy(snippet + "await r.json();");
      assertEquals(List.of("web-events", "web-fetch", "web-url"), plain);
      assertTrue(script.scriptsLoadedBy(snippet + "await r.body.cancel();").contains("web-streams"));
    }
  }

  @Test
  void aUuidBringsNoKeys() throws InterruptedException {
    assertEquals(List.of("web-events", "web-crypto"), script.scriptsLoadedBy("crypto.randomUUID();"));
  }

  @Test
  void whatAnExtensionReplacesStaysReplaced() throws InterruptedException {
    script.assertValue("[\"mine\", \"mine\", \"function\", false]", """
        globalThis.fetch = () => "mine";
        const before = fetch();
        new Headers();
        return [before, fetch(), typeof Response, Object.keys(globalThis).includes("Response")];""");
  }

  @Test
  void theBridgeToTheHostIsOutOfSight() throws InterruptedException {
    script.assertValue("[[\"__swamp_zod\"], \"undefined\"]", """
        new URL("http://a");
        await fetch("data:,x");
        structuredClone(1);
        performance.mark("x");
        crypto.subtle;
        return [Object.getOwnPropertyNames(globalThis).filter((name) => /swamp|core-js/.test(name)), typeof Graal];""");
  }

  @Test
  void contextsShareNothing() throws InterruptedException {
    String changes = "globalThis.mark = 1; Array.prototype.own = 2; URL.own = 3; performance.mark('m');";
    try (LoadedType first = script.load(changes, "return 1;");
        RunScope scope = script.scope()) {
      script.begin(first, scope);
      script.assertValue("[\"undefined\", \"undefined\", \"undefined\", 0]",
          "return [typeof mark, typeof [].own, typeof URL.own, performance.getEntries().length];");
    }
  }

  @Test
  void theClockStartsWhenTheRunDoes() throws InterruptedException {
    // The mark is made while the module is evaluated, before the run: its time is of another clock, and it is gone.
    assertEquals(JsonText.parse("[0, true]"), script.value("performance.mark('early');", """
        return [performance.getEntries().length,
            Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000];"""));
  }
}
