package swamp.runtime.position;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.extension.Bundle;
import swamp.runtime.extension.ExtensionDirectory;
import swamp.runtime.extension.ExtensionEntry;
import swamp.runtime.extension.ExtensionOrigin;

final class StackTranslationTest {
  /** Line 1 comes from sub/x.ts 2:3, line 2 from a package, line 3 from _lib/util.ts 1:1. */
  private static final String MAP = """
      {"sources": ["sub/x.ts", "../../../cache/k/node_modules/@s/pkg/i.js", "_lib/util.ts"],
       "mappings": "AACE;ACDF;ACAA"}""";

  @TempDir
  Path scratch;

  private Bundle bundle;

  @BeforeEach
  void sources() throws IOException {
    Path models = scratch.resolve("repository/extensions/models");
    Files.createDirectories(models.resolve("sub"));
    Files.createDirectories(models.resolve("_lib"));
    Files.writeString(models.resolve("sub/x.ts"), "first\n\t\tthrow new Error();\n");
    Files.writeString(models.resolve("_lib/util.ts"), "y".repeat(400));
    Path map = Files.writeString(scratch.resolve("x.js.map"), MAP);
    ExtensionEntry entry = new ExtensionEntry(models.resolve("sub/x.ts"),
        new ExtensionDirectory(models, ExtensionOrigin.LOCAL, scratch.resolve("repository")));
    bundle = new Bundle("h", "f", "", Optional.of(map), entry, List.of(), Optional.empty());
  }

  @Test
  void everyFormOfFrameIsTranslatedAndTheRestIsKept() {
    TranslatedStack stack = translate("""
        TypeError: a message
        with at (extensions/models/sub/x.ts:1:1) inside
            at extensions/models/sub/x.ts:1:5
            at Array.map (native)
            at new Foo (extensions/models/sub/x.ts:3:1)
            at async Object.execute (extensions/models/sub/x.ts:1:1)
            at other.ts:1:1""");

    assertEquals("""
        TypeError: a message
        with at (extensions/models/sub/x.ts:1:1) inside
            at extensions/models/sub/x.ts:2:3
            at Array.map (native)
            at new Foo (extensions/models/_lib/util.ts:1:1)
            at async Object.execute (extensions/models/sub/x.ts:2:3)
            at other.ts:1:1""", stack.text());
  }

  @Test
  void thePositionIsTheFirstFrameInTheExtensionsOwnCode() {
    TranslatedStack stack = translate("""
        Error: e
            at f (extensions/models/sub/x.ts:2:1)
            at g (extensions/models/sub/x.ts:1:1)""");

    assertEquals("Error: e\n    at f (npm:@s/pkg/i.js:1:1)\n    at g (extensions/models/sub/x.ts:2:3)", stack.text());
    assertEquals("extensions/models/sub/x.ts:2:3", stack.position().orElseThrow().toString());
    assertEquals("npm:@s/pkg/i.js:1:1",
        translate("Error: e\n    at f (extensions/models/sub/x.ts:2:1)").position().orElseThrow().toString());
  }

  @Test
  void theExcerptMarksTheColumnBelowTheLineOfCode() {
    SourcePosition position = translate("Error\n    at extensions/models/sub/x.ts:1:1").position().orElseThrow();

    assertEquals("at extensions/models/sub/x.ts:2:3\n  2 | \t\tthrow new Error();\n    | \t\t^", position.excerpt());
  }

  @Test
  void aLineThatNobodyWroteOrThatIsGoneIsNotShown() throws IOException {
    SourcePosition wide = translate("Error\n    at extensions/models/sub/x.ts:3:1").position().orElseThrow();
    assertEquals("at extensions/models/_lib/util.ts:1:1", wide.excerpt());

    Files.delete(wide.file());

    assertEquals("at extensions/models/_lib/util.ts:1:1", wide.excerpt());
  }

  @Test
  void withoutASourceMapTheTraceStaysAsItIs() throws IOException {
    String stack = "Error\n    at extensions/models/sub/x.ts:1:1";
    Files.writeString(scratch.resolve("x.js.map"), "no json");

    assertEquals(new TranslatedStack(stack, Optional.empty()), translate(stack));
  }

  private TranslatedStack translate(String stack) {
    return new StackTranslation(List.of(bundle)).translate(stack);
  }
}
