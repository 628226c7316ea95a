package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** fetch over real connections; expected answers are the Fetch standard's and Deno's. */
class FetchTest {
  private final ScriptHarness script = new ScriptHarness();
  private LoopbackServer server;

  @BeforeEach
  void start() {
    server = new LoopbackServer();
    script.environment.put("BASE", server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String withBase(String snippet) {
    return "const base = '" + server.url() + "';\n" + snippet;
  }

  private void assertValue(String json, String snippet) throws InterruptedException {
    script.assertValue(json, withBase(snippet));
  }

  private static String failureOf(String expression) {
    return "try { return await (" + expression + "); } catch (e) {"
        + " return [e.constructor.name, e.name, e.message.replaceAll(base, 'BASE')]; }";
  }

  @Test
  void anAnswerHasStatusHeadersAndBody() throws InterruptedException {
    assertValue("""
        [200, true, "OK", "application/json", ["a=1", "b=2"], "basic", false, true, {"ok": true}, true]""", """
        const r = await fetch(base + "/json#fragment");
        const facts = [r.status, r.ok, r.statusText, r.headers.get("Content-Type"), r.headers.getSetCookie(), r.type,
            r.redirected,
          r.url === base + "/json"];
        return [...facts, await r.json(), r.bodyUsed];""");
  }

  @Test
  void aPlainGetSendsDenosHeadersAndNoBody() throws InterruptedException {
    assertValue("\"GET /echo?a=1%7C2\\naccept: */*\\naccept-encoding: gzip,br\\naccept-language: *\\n\\n\"",
        "return (await fetch(base + '/echo?a=1%7C2')).text();");
  }

  @Test
  void charactersThatOnlyTheWebAllowsReachTheServerEscaped() throws InterruptedException {
    assertValue("\"GET /echo/%7Ca%5E%5Bb%5D?q=%25zz%7B%7D\"",
        "return (await (await fetch(base + '/echo/|a^[b]?q=%zz{}')).text()).split('\\n')[0];");
  }

  @Test
  void bodiesOfEachKindAreSentWithTheirType() throws InterruptedException {
    assertValue("""
        ["text/plain;charset=UTF-8 1 x", "application/x-www-form-urlencoded;charset=UTF-8 3 a=b", "none 2 hi",
            "text/x 1 b",
         "application/json 2 {}"]""", """
        const send = async (body, headers) => {
          const text = await (await fetch(base + "/echo", { method: "POST", body, headers })).text();
          const header = (name) => new RegExp("^" + name + ": (.*)$", "m").exec(text)?.[1] ?? "none";
          return [header("content-type"), header("content-length"), text.split("\\n\\n")[1]].join(" ");
        };
        return [await send("x"), await send(new URLSearchParams("a=b")), await send(new TextEncoder().encode("hi")),
          await send(new Blob(["b"], { type: "text/x" })), await send("{}",
              { "content-type": "application/json" })];""");
  }

  @Test
  void aFormIsSentAsMultipart() throws InterruptedException {
    assertValue("[\"1\", \"n.txt\", \"text/plain\", \"é\"]", """
        const form = new FormData();
        form.append("a", "1");
        form.append("f", new File(["é"], "n.txt", { type: "text/plain" }));
        const echoed = await (await fetch(base + "/echo", { method: "POST", body: form })).text();
        const type = /^content-type: (.*)$/m.exec(echoed)[1];
        const body = echoed.slice(echoed.indexOf("\\n\\n") + 2);
        const back = await new Response(body, { headers: { "content-type": type } }).formData();
        return [back.get("a"), back.get("f").name, back.get("f").type, await back.get("f").text()];""");
  }

  @Test
  void aStreamIsSentInChunks() throws InterruptedException {
    assertValue("[true, 1000005, \"end!!\"]", """
        let left = 10;
        const body = new ReadableStream({
          pull(controller) {
            if (left-- > 0) controller.enqueue(new TextEncoder().encode("x".repeat(100_000)));
            else { controller.enqueue(new TextEncoder().encode("end!!")); controller.close(); }
          },
        });
        const text = await (await fetch(base + "/echo", { method: "PUT", body, duplex: "half" })).text();
        const sent = text.slice(text.indexOf("\\n\\n") + 2);
        return [text.includes("transfer-encoding: chunked"), sent.length, sent.slice(-5)];""");
  }

  @Test
  void aBodyStreamThatFailsFailsTheRequest() throws InterruptedException {
    assertValue("[\"Error\", \"Error\", \"boom\"]", failureOf("""
        fetch(base + "/echo", { method: "PUT", body: new ReadableStream({ pull() { throw new Error("boom");
            } }) })"""));
  }

  @Test
  void theBodyIsAStreamOfBytes() throws InterruptedException {
    assertValue("[true, 9000, true]", """
        const r = await fetch(base + "/gzip");
        let size = 0;
        let bytes = true;
        for await (const piece of r.body) { size += piece.length; bytes &&= piece instanceof Uint8Array; }
        return [bytes, size, r.bodyUsed];""");
  }

  @Test
  void aBodyIsReadOnceOnly() throws InterruptedException {
    assertValue("""
        [["TypeError", "Body already consumed"], ["TypeError", "Body already consumed"],
         ["TypeError", "Body is unusable"]]""", """
        const failure = async (work) => { try { await work(); } catch (e) { return [e.name, e.message]; } };
        const r = await fetch(base + "/json");
        await r.text();
        const locked = await fetch(base + "/json");
        locked.body.getReader();
        return [await failure(() => r.text()), await failure(() => locked.text()), await failure(() => r.clone())];""");
  }

  @Test
  void aCloneHasTheSameBody() throws InterruptedException {
    assertValue("[\"{\\\"ok\\\":true}\", {\"ok\": true}]", """
        const r = await fetch(base + "/json");
        const copy = r.clone();
        return [await r.text(), await copy.json()];""");
  }

  @Test
  void brotliIsDecoded() throws InterruptedException {
    assertValue("[\"hello hello hello hello\", null]", """
        const r = await fetch(base + "/brotli");
        return [await r.text(), r.headers.get("content-encoding")];""");
  }

  @Test
  void encodedBodiesAreDecodedAndSaySoNoMore() throws InterruptedException {
    assertValue("[9000, null, 9000, null]", """
        const gzip = await fetch(base + "/gzip");
        const deflate = await fetch(base + "/deflate");
        return [(await gzip.text()).length, gzip.headers.get("content-encoding"), (await deflate.text()).length,
          deflate.headers.get("content-encoding")];""");
  }

  @Test
  void redirectsAreFollowedAndChangeTheMethodAsTheStandardSays() throws InterruptedException {
    assertValue("""
        ["GET true", "GET true", "POST body true", "PUT body true", "HEAD true"]""", """
        const follow = async (method, code, body) => {
          const r = await fetch(base + "/redirect/" + code + "/2", { method, body });
          const text = await r.text();
          const line = method === "HEAD" ? "HEAD" : text.split(" ")[0];
          return [line, ...text.endsWith("body") ? ["body"] : [], r.redirected && r.url === base + "/echo"].join(" ");
        };
        return [await follow("POST", 302, "body"), await follow("PUT", 303, "body"), await follow("POST", 307, "body"),
          await follow("PUT", 301, "body"), await follow("HEAD", 302)];""");
  }

  @Test
  void redirectModesAreKept() throws InterruptedException {
    assertValue("""
        [302, "/echo", "moved", ["TypeError",
            "Fetch failed: Encountered redirect while redirect mode is set to 'error'"],
         ["TypeError", "Fetch failed: Maximum number of redirects (20) reached"], 200]""", """
        const failure = async (path, init) => { try { await fetch(base + path, init); } catch (e) { return [e.name,
            e.message]; } };
        const manual = await fetch(base + "/redirect/302/1", { redirect: "manual" });
        return [manual.status, manual.headers.get("location"), await manual.text(), await failure("/redirect/302/1",
            { redirect: "error" }),
          await failure("/redirect/302/21"), (await fetch(base + "/redirect/302/20")).status];""");
  }

  @Test
  void secretsDoNotFollowToAnotherHost() throws InterruptedException {
    try (LoopbackServer other = new LoopbackServer()) {
      assertValue("[true, false, true]", """
          const headers = { Authorization: "Bearer x", "X-Own": "1" };
          const same = await (await fetch(base + "/redirect/302/1", { headers })).text();
          const other = await (await fetch(base + "/redirect/302/1?%s/echo", { headers })).text();
          return [same.includes("authorization: Bearer x"), other.includes("authorization"),
              other.includes("x-own: 1")];"""
          .formatted(other.url()));
    }
  }

  @Test
  void credentialsInTheAddressBecomeAHeader() throws InterruptedException {
    assertValue("\"authorization: Basic dTpwOnE=\"", """
        const text = await (await fetch(base.replace("//", "//u:p%3Aq@") + "/echo")).text();
        return /^authorization.*$/m.exec(text)[0];""");
  }

  @Test
  void statusesWithoutBodyHaveNone() throws InterruptedException {
    assertValue("[null, \"\", 204, \"No Content\", null, 404, \"nothing here\"]", """
        const empty = await fetch(base + "/status/204");
        const head = await fetch(base + "/json", { method: "HEAD" });
        const missing = await fetch(base + "/nope");
        return [empty.body, await empty.text(), empty.status, empty.statusText, head.body, missing.status,
            await missing.text()];""");
  }

  @Test
  void aRefusedConnectionIsATypeErrorWithTheCause() throws InterruptedException {
    server.close();
    assertValue("""
        ["TypeError", "TypeError",
         "error sending request for url (BASE/): client error (Connect): tcp connect error: Connection refused (os error 111)"]""",
        failureOf("fetch(base)"));
  }

  @Test
  void anUnknownHostIsATypeErrorWithTheCause() throws InterruptedException {
    String message = script.value(withBase(failureOf("fetch('http://nothing.invalid/')"))).path(2).asText();
    assertEquals("error sending request for url (http://nothing.invalid/): client error (Connect): "
        + "dns error: failed to lookup address information: Name or service not known", message);
  }

  @Test
  void aBodyThatBreaksOffFailsTheReading() throws InterruptedException {
    assertValue("""
        ["TypeError", "TypeError", "error reading a body from connection: end of file before message length reached"]""",
        failureOf("fetch(base + '/short').then((r) => r.text())"));
  }

  @Test
  void wrongRequestsAreRefusedInDenosWords() throws InterruptedException {
    assertValue("""
        ["Invalid URL: 'nope'", "Url scheme 'ftp' not supported", "Request with GET/HEAD method cannot have body",
            "Method is not valid",
         "Method is forbidden", "Invalid header name: \\"a b\\"", "Body already consumed"]""", """
        const failure = async (...args) => { try { await fetch(...args); } catch (e) { return e.message; } };
        const used = new Response("x");
        await used.text();
        return [await failure("nope"), await failure("ftp://x/"), await failure(base, { body: "x" }),
            await failure(base, { method: "a b" }),
          await failure(base, { method: "TRACE" }), await failure(base, { headers: { "a b": "1" } }),
          await used.text().catch((e) => e.message)];""");
  }

  @Test
  void anAbortedSignalRejectsAtOnceWithItsReason() throws InterruptedException {
    assertValue("[[\"DOMException\", \"AbortError\", \"The signal has been aborted\"], \"why\"]", """
        const aborted = async () => { %s };
        return [await aborted(), await fetch(base, { signal: AbortSignal.abort("why") }).catch((e) => e)];"""
        .formatted(failureOf("fetch(base, { signal: AbortSignal.abort() })")));
  }

  @Test
  void anAbortionEndsTheWaitForAnAnswer() throws InterruptedException {
    assertValue("[\"DOMException\", \"AbortError\", \"The signal has been aborted\"]", """
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 20);
        """ + failureOf("fetch(base + '/slow', { signal: controller.signal })"));
  }

  @Test
  void aTimeoutEndsTheWaitForAnAnswer() throws InterruptedException {
    assertValue("[\"DOMException\", \"TimeoutError\", \"Signal timed out.\"]",
        failureOf("fetch(base + '/slow', { signal: AbortSignal.timeout(20) })"));
  }

  @Test
  void anAbortionEndsTheReadingOfABody() throws InterruptedException {
    assertValue("[\"first\", \"AbortError\", \"AbortError\"]", """
        const controller = new AbortController();
        const r = await fetch(base + "/stall", { signal: controller.signal });
        const reader = r.body.getReader();
        const first = new TextDecoder().decode((await reader.read()).value);
        setTimeout(() => controller.abort(), 20);
        const streamed = await reader.read().catch((e) => e.name);
        const other = new AbortController();
        const whole = await fetch(base + "/stall", { signal: other.signal });
        setTimeout(() => other.abort(), 20);
        return [first, streamed, await whole.text().catch((e) => e.name)];""");
  }

  @Test
  void aReaderThatDoesNotReadHoldsTheServerBack() throws InterruptedException {
    script.value(withBase("""
        const r = await fetch(base + "/endless");
        const reader = r.body.getReader();
        await reader.read();
        await new Promise((resolve) => setTimeout(resolve, 300));
        await reader.cancel();"""));
    assertTrue(server.clientGone.await(10, TimeUnit.SECONDS), "the connection of a cancelled body is closed");
    assertTrue(server.pieces.get() < 1000, server.pieces + " pieces were taken without being read");
  }

  @Test
  void theEndOfTheRunClosesItsConnections() throws InterruptedException {
    script.value(withBase("globalThis.kept = await fetch(base + '/endless');"));
    assertTrue(server.clientGone.await(10, TimeUnit.SECONDS));
  }

  @Test
  void dataAndBlobAddressesNeedNoNetwork() throws InterruptedException {
    assertValue("[\"hi\", \"a b\", \"text/plain;charset=US-ASCII\", \"text/x\", \"blobbed\", \"text/y\"]", """
        const text = async (url) => (await fetch(url)).text();
        const blob = URL.createObjectURL(new Blob(["blobbed"], { type: "text/y" }));
        const type = async (url) => (await fetch(url)).headers.get("content-type");
        return [await text("data:text/plain;base64,aGk="), await text("data:,a%20b"), await type("data:,x"),
            await type("data:text/x,y"),
          await text(blob), await type(blob)];""");
  }

  @Test
  void aContextBeingWarmedCannotFetchAndTellsSo() {
    try (LoadedType type = script.load(
        "fetch('" + server.url() + "').catch(() => {});", "return 1;")) {
      assertTrue(type.reachedForTheOutside());
    }
  }
}
