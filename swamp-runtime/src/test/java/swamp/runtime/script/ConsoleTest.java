package swamp.runtime.script;

import org.junit.jupiter.api.Test;

/** What the console prints; the expected lines are Deno's. */
class ConsoleTest {
  private final ScriptHarness script = new ScriptHarness();

  @Test
  void shortObjectsStandOnOneLineAndDeepOnesOnSeveral() throws InterruptedException {
    script.assertPrints("""
        { a: 1, b: "x", c: [ 1, "two", null ] }
        Foo {
          a: 1,
          m: Map(1) {
            "k" => { b: [ 1, 2, { c: 3 } ] }
          }
        }
        {
          a: {
            b: { c: { d: { e: [Object] } } }
          }
        }
        """, """
        console.log({ a: 1, b: "x", c: [1, "two", null] });
        class Foo { constructor() { this.a = 1; this.m = new Map([["k", { b: [1, 2, { c: 3 }] }]]);
            } get g() { return 1; } }
        console.log(new Foo());
        console.log({ a: { b: { c: { d: { e: { f: 1 } } } } } });""");
  }

  @Test
  void builtinsShowWhatTheyHold() throws InterruptedException {
    script.assertPrints("""
        Set(2) { 1, "a" } Map(1) { { a: 1 } => "b" } 1970-01-01T00:00:00.000Z /x/g
        [Function (anonymous)] [Function: foo] [class A] [class B extends A] [AsyncFunction (anonymous)]
        Uint8Array(3) [ 0, 0, 0 ] ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 } WeakMap { <items unknown> }
        [Object: null prototype] {} [String: "str"] [Number: 1] -0 10n Symbol(s) [ <5 empty items> ] [ 1, <2 empty items>, 4 ]
        Map(0) {} Set(0) {} [] {} [ [] ] [ {} ] { a: [Getter/Setter], b: [Getter], c: [Setter] }
        """, """
        console.log(new Set([1, "a"]), new Map([[{ a: 1 }, "b"]]), new Date(0), /x/g);
        class A {}
        console.log(() => 1, function foo() {}, A, class B extends A {}, async () => {});
        console.log(new Uint8Array(3), new ArrayBuffer(2), new WeakMap());
        console.log(Object.create(null), Object("str"), Object(1), -0, 10n, Symbol("s"), new Array(5), [1, , , 4]);
        console.log(new Map(), new Set(), [], {}, [[]], [{}], { get a() { return 1; }, set a(v) {}, get b() { return 2;
            }, set c(v) {} });""");
  }

  @Test
  void circlesAreNamed() throws InterruptedException {
    script.assertPrints("""
        <ref *1> { name: "c", self: [Circular *1], list: [ [Circular *1] ] }
        """, """
        const circle = { name: "c" };
        circle.self = circle;
        circle.list = [circle];
        console.log(circle);""");
  }

  @Test
  void longListsStandInColumns() throws InterruptedException {
    script.assertPrints("""
        [
           0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,
          12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
          24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
          36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
          48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,
          60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,
          72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,
          84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,
          96, 97, 98, 99,
          ... 20 more items
        ]
        [
          "item0", "item1",
          "item2", "item3",
          "item4", "item5",
          "item6", "item7",
          "item8", "item9"
        ]
        """, """
        console.log(Array.from({ length: 120 }, (_, i) => i));
        console.log(Array.from({ length: 10 }, (_, i) => "item" + i));""");
  }

  @Test
  void errorsShowStackCauseAndOwnMembers() throws InterruptedException {
    script.assertPrints("""
        TypeError: bad
            at foo (file.ts:1:1) {
          code: "X",
          [cause]: Error: inner
              at bar
        }
        """, """
        const error = new TypeError("bad", { cause: new Error("inner") });
        error.code = "X";
        error.stack = "TypeError: bad\\n    at foo (file.ts:1:1)";
        error.cause.stack = "Error: inner\\n    at bar";
        console.log(error);""");
  }

  @Test
  void directivesTakeTheArgumentsAndTheRestFollows() throws InterruptedException {
    script.assertPrints("""
        Bob is 42 years and 42, 1.5, { a: 1 } { b: 2 } {"c":3}  % extra { x: 1 }
        100% plain %s
        """, """
        console.log("%s is %d years and %i, %f, %o %O %j %c %%", "Bob", 42.5, 42.5, "1.5", { a: 1 }, { b: 2 },
            { c: 3 }, "color:red", "extra",
          { x: 1 });
        console.log("100% plain %s");""");
  }

  @Test
  void tablesHaveARowForEachItem() throws InterruptedException {
    script.assertPrints("""
        ┌───────┬───┬─────┬──────┐
        │ (idx) │ a │ b   │ c    │
        ├───────┼───┼─────┼──────┤
        │     0 │ 1 │ "x" │      │
        │     1 │ 2 │     │ true │
        └───────┴───┴─────┴──────┘
        """, "console.table([{ a: 1, b: \"x\" }, { a: 2, c: true }]);");
  }

  @Test
  void groupsIndentAndErrorsGoToStandardError() throws InterruptedException {
    script.assertPrints("""
        G1
          in
          ner
        2>    warned
        out
        2>Assertion failed: msg 1
        default: 1
        default: 2
        2>Count for 'nope' does not exist
        2>Timer 'zz' does not exist
        { a: { b: [Object] } }
        """, """
        console.group("G1");
        console.log("in\\nner");
        console.group();
        console.warn("warned");
        console.groupEnd();
        console.groupEnd();
        console.log("out");
        console.assert(true, "never");
        console.assert(false, "msg %s", 1);
        console.count();
        console.count();
        console.countReset("nope");
        console.timeEnd("zz");
        console.dir({ a: { b: { c: {} } } }, { depth: 1 });""");
  }

  @Test
  void classesMayShowThemselvesTheirOwnWay() throws InterruptedException {
    script.assertPrints("""
        custom { a: 1 } node 4 [ custom { a: 1 } ]
        """, """
        const own = { [Symbol.for("Deno.customInspect")](inspect, options) { return "custom " + inspect({ a: 1 },
            options); } };
        console.log(own, { [Symbol.for("nodejs.util.inspect.custom")](depth) { return "node " + depth; } }, [own]);""");
  }

  @Test
  void webObjectsLookLikeDenos() throws InterruptedException {
    script.assertPrints("""
        AbortSignal { aborted: false, reason: undefined, onabort: null } URLSearchParams { "a" => "1" } Headers { a: "b" }
        Request {
          bodyUsed: false,
          headers: Headers {},
          method: "GET",
          redirect: "follow",
          url: "http://x/"
        } Blob { size: 1, type: "" }
        """, """
        console.log(new AbortController().signal, new URLSearchParams("a=1"), new Headers({ a: "b" }));
        console.log(new Request("http://x/"), new Blob(["a"]));""");
  }

  @Test
  void inJsonModeObjectsAreJson() throws InterruptedException {
    script.jsonOutput = true;
    script.assertPrints("""
        console line {"a":1} [1,null] 5 undefined
        2>%s text {"b":{"c":{}}}
        """, """
        console.log("console line", { a: 1 }, [1, undefined], 5, undefined);
        console.error("%s", "text", { b: { c: {} } });""");
  }
}
