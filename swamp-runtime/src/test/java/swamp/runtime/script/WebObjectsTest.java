package swamp.runtime.script;

import org.junit.jupiter.api.Test;

/** Headers, Request, Response, FormData, Blob, streams, structuredClone and performance as the standards have them. */
class WebObjectsTest {
  private final ScriptHarness script = new ScriptHarness();

  @Test
  void webAssemblyIsCompiledInstantiatedAndRun() throws InterruptedException {
    script.assertValue("[5, true, \"CompileError\", [{\"name\": \"add\", \"kind\": \"function\"}], \"undefined\"]", """
        const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1,
          3, 97, 100, 100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]);
        const { instance, module } = await WebAssembly.instantiate(bytes);
        let refused;
        try { new WebAssembly.Module(new Uint8Array([1, 2, 3])); } catch (e) { refused = e.name; }
        return [instance.exports.add(2, 3), WebAssembly.validate(bytes), refused, WebAssembly.Module.exports(module),
          typeof Polyglot];""");
  }

  @Test
  void headersAreSortedJoinedAndCaseless() throws InterruptedException {
    script.assertValue("""
        [[["a", "x, y"], ["b", "1"], ["set-cookie", "1"], ["set-cookie", "2"]], "x, y", true, ["1", "2"], "new",
            null]""", """
        const headers = new Headers([["b", "1"], ["A", "x"], ["a", " y "], ["set-cookie", "1"], ["Set-Cookie", "2"]]);
        const facts = [[...headers], headers.get("A"), headers.has("B"), headers.getSetCookie()];
        headers.set("b", "new");
        headers.delete("a");
        return [...facts, headers.get("b"), headers.get("a")];""");
  }

  @Test
  void aRequestTakesOverAnother() throws InterruptedException {
    script.assertValue("""
        ["http://a/b#x", "DELETE", "patch", "1", "body", true, "PUT", "follow"]""", """
        const first = new Request("http://a/b#x", { method: "put", headers: { h: "1" }, body: "body" });
        const second = new Request(first, { redirect: "follow" });
        return [new Request("http://a/b#x").url, new Request("http://a", { method: "delete" }).method,
          new Request("http://a", { method: "patch" }).method, second.headers.get("h"), await second.text(),
              first.bodyUsed, second.method,
          second.redirect];""");
  }

  @Test
  void responsesAreMadeAndRefusedAsTheStandardSays() throws InterruptedException {
    script.assertValue("""
        [200, "application/json", {"a": 1}, 302, "http://a/", "error", 0, "RangeError", "TypeError", "RangeError",
         "TypeError: Cannot change headers: headers are immutable", "text/plain;charset=UTF-8"]""", """
        const failure = (work) => { try { work(); } catch (e) { return e; } };
        const json = Response.json({ a: 1 });
        const redirect = Response.redirect("http://a");
        return [json.status, json.headers.get("content-type"), await json.json(), redirect.status,
            redirect.headers.get("location"),
          Response.error().type, Response.error().status, failure(() => new Response("", { status: 99 })).name,
          failure(() => new Response("x", { status: 204 })).name, failure(() => Response.redirect("http://a",
              200)).name,
          String(failure(() => redirect.headers.set("a", "b"))), new Response("x").headers.get("content-type")];""");
  }

  @Test
  void bodiesAreReadInEveryForm() throws InterruptedException {
    script.assertValue("""
        ["é", 2, [195, 169], "text/x", "é", [["a", "1"], ["b", " x y"]], "TypeError", "ab"]""", """
        const make = () => new Response("é", { headers: { "content-type": "text/x" } });
        const blob = await make().blob();
        const form = await new Response("a=1&b=%20x+y",
            { headers: { "content-type": "application/x-www-form-urlencoded" } }).formData();
        async function* parts() { yield new Uint8Array([97]); yield new Uint8Array([98]); }
        return [await make().text(), (await make().arrayBuffer()).byteLength, [...await make().bytes()], blob.type,
            await blob.text(),
          [...form], await make().formData().catch((e) => e.name), await new Response(parts()).text()];""");
  }

  @Test
  void formsKeepNamesWithManyValues() throws InterruptedException {
    script.assertValue("[\"1\", [\"1\", \"2\"], \"blob\", true, [\"a\", \"f\"], null]", """
        const form = new FormData();
        form.append("a", 1);
        form.append("a", "2");
        form.append("f", new Blob(["x"]));
        const facts = [form.get("a"), form.getAll("a"), form.get("f").name, form.get("f") instanceof File];
        form.set("a", "3");
        const keys = [...form.keys()];
        form.delete("f");
        return [...facts, keys, form.get("f")];""");
  }

  @Test
  void blobsAreMadeOfPartsAndSliced() throws InterruptedException {
    script.assertValue("""
        ["abc", 3, "text/x", "b", "c", "n.txt", 5, [97, 98, 99], "data:text/x;base64,YWJj"]""", """
        const blob = new Blob(["a", new Uint8Array([98]), new Blob(["c"])], { type: "TEXT/X" });
        const file = new File(["x"], "n.txt", { lastModified: 5 });
        const pieces = [];
        for await (const piece of blob.stream()) pieces.push(...piece);
        const reader = new FileReader();
        await new Promise((resolve) => { reader.onload = resolve; reader.readAsDataURL(blob); });
        return [await blob.text(), blob.size, blob.type, await blob.slice(1, 2).text(), await blob.slice(-1).text(),
            file.name,
          file.lastModified, pieces, reader.result];""");
  }

  @Test
  void streamsAreReadPipedTeedAndCancelled() throws InterruptedException {
    script.assertValue("[\"ab\", [1, 2], \"x\", \"x\", \"enough\", [2, 4]]", """
        let text = "";
        const packed = new ReadableStream({ start(c) { c.enqueue("a"); c.enqueue("b"); c.close(); } })
          .pipeThrough(new TextEncoderStream()).pipeThrough(new CompressionStream("gzip"))
          .pipeThrough(new DecompressionStream("gzip")).pipeThrough(new TextDecoderStream());
        for await (const piece of packed) text += piece;
        const listed = await Array.fromAsync(ReadableStream.from([1, 2]));
        const [one, two] = ReadableStream.from(["x"]).tee();
        let reason;
        await new ReadableStream({ cancel(r) { reason = r; } }).cancel("enough");
        const doubled = [];
        await ReadableStream.from([1, 2]).pipeThrough(new TransformStream({ transform(n, c) { c.enqueue(n * 2); } }))
          .pipeTo(new WritableStream({ write(n) { doubled.push(n); } }));
        return [text, listed, (await one.getReader().read()).value, (await two.getReader().read()).value, reason,
            doubled];""");
  }

  @Test
  void structuredCloneCopiesDeeplyAndKeepsCircles() throws InterruptedException {
    script.assertValue("""
        [true, true, 5, [1], "gi", [2, 3], "TypeError: q", true, 1, [1, null, 3], false, true, "b"]""", """
        const value = { date: new Date(5), map: new Map([["k", new Set([1])]]), pattern: /x/gi,
            view: new Uint8Array([1, 2, 3]).subarray(1),
          error: new TypeError("q", { cause: 1 }), list: [1, , 3], blob: new Blob(["b"]) };
        value.self = value;
        const copy = structuredClone(value);
        class Own { x = 1; get y() { return 2; } }
        return [copy !== value, copy.self === copy, copy.date.getTime(), [...copy.map.get("k")], copy.pattern.flags,
            [...copy.view],
          String(copy.error), copy.error instanceof TypeError, copy.error.cause, copy.list, 1 in copy.list,
          structuredClone(new Own()).constructor === Object, await copy.blob.text()];""");
  }

  @Test
  void structuredCloneRefusesAndTransfers() throws InterruptedException {
    script.assertValue("[\"DataCloneError\", \"DataCloneError\", \"DataCloneError\", 0, 7, 4, true]", """
        const failure = (value, options) => { try { structuredClone(value, options); } catch (e) { return e.name; } };
        const buffer = new ArrayBuffer(4);
        const view = new Uint8Array(buffer);
        view[0] = 7;
        const kept = failure({ buffer, bad: () => {} }, { transfer: [buffer] });
        const moved = structuredClone({ buffer, view }, { transfer: [buffer] });
        return [kept, failure(Symbol("x")), failure(Promise.resolve()), buffer.byteLength, moved.view[0],
            moved.buffer.byteLength,
          moved.buffer === moved.view.buffer];""");
  }

  @Test
  void performanceKeepsMarksAndMeasures() throws InterruptedException {
    script.assertValue("[\"measure\", true, {\"x\": 1}, 2, 1, \"SyntaxError\"]", """
        performance.mark("a", { detail: { x: 1 } });
        performance.mark("b");
        const measure = performance.measure("m", "a", "b");
        const facts = [measure.entryType, measure.duration >= 0, performance.getEntriesByName("a")[0].detail,
          performance.getEntriesByType("mark").length];
        performance.clearMarks();
        const failure = () => { try { performance.measure("n", "gone"); } catch (e) { return e.name; } };
        return [...facts, performance.getEntries().length, failure()];""");
  }
}
