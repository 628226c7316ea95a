package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** Every edit counts from the next call on, however it was made. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule15StaleConfigurationTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void editsOfExtensionAndDefinitionAreNoticed() throws Exception {
    assertTrue(ProbeRepository.run(swamp, "write", "--input", "text=a").output().contains("writing a"));
    swamp.write("extensions/models/probe.ts", ProbeRepository.source().replace("`writing $", "`penning $"));
    assertTrue(ProbeRepository.run(swamp, "write", "--input", "text=b").output().contains("penning b"));
    String path = "models/@test/probe/p1.yaml";
    swamp.write(path, Files.readString(swamp.repository().resolve(path)).replace("name: p1", "name: p2"));
    assertEquals(1, ProbeRepository.run(swamp, "write", "--input", "text=c").code());
    Result renamed = swamp.run("model", "method", "run", "p2", "write", "--input", "text=c", "--via-daemon=require");
    assertEquals(0, renamed.code(), renamed.errors());
  }

  @Test
  void anEditOfTheSameSizeAtTheSameTimeIsNoticed() throws Exception {
    Path extension = swamp.repository().resolve("extensions/models/probe.ts");
    assertTrue(ProbeRepository.run(swamp, "write", "--input", "text=a").output().contains("writing a"));
    FileTime before = Files.getLastModifiedTime(extension);
    Path replacement = swamp.root().resolve("replacement");
    Files.writeString(replacement, ProbeRepository.source().replace("`writing $", "`penning $"));
    Files.setLastModifiedTime(replacement, before);
    Files.move(replacement, extension, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(ProbeRepository.run(swamp, "write", "--input", "text=b").output().contains("penning b"));
  }

  @Test
  void editsInPlaceThatKeepSizeAndTimeAreNoticedInEveryFileThatARunReads() throws Exception {
    swamp.write("extensions/deno.json", "{\"imports\": {\"name\": \"./models/lib/one.ts\"}}");
    swamp.write("extensions/models/lib/one.ts", "export const name = \"one\";\n");
    swamp.write("extensions/models/lib/two.ts", "export const name = \"two\";\n");
    swamp.write("extensions/models/lib/word.ts", "export const word = \"hear\";\n");
    String extension = """
        import { z } from "npm:zod@4";
        import { word } from "./lib/word.ts";
        import { name } from "name";

        export const model = {
          type: "@test/stale", version: "2026.01.01.1", globalArguments: z.object({ text: z.string() }),
          methods: { say: { description: "", arguments: z.object({}), execute: async (_, context) => {
            console.log(`${word} ${name} ${context.globalArgs.text}`);
            return {};
          } } },
        };
        """;
    swamp.write("extensions/models/stale.ts", extension);
    swamp.write("extensions/second/stale.ts", extension.replace("./lib", "../models/lib").replace("`${word}", "`second: ${word}"));
    swamp.write("models/@test/stale/s.yaml", "type: '@test/stale'\ntypeVersion: 2026.01.01.1\n"
        + "id: 8f14e45f-ceea-467f-9d0c-3f0c1f5b7c11\nname: s\nversion: 1\ntags: {}\nglobalArguments:\n  text: here\nmethods: {}\n");
    swamp.write(".swamp.yaml", Files.readString(swamp.repository().resolve(".swamp.yaml")) + "modelsDir: extensions/models\n");
    assertEquals("hear one here", said());
    editInPlace("extensions/models/lib/word.ts", "hear", "tell");
    assertEquals("tell one here", said());
    editInPlace("extensions/deno.json", "one.ts", "two.ts");
    assertEquals("tell two here", said());
    editInPlace("models/@test/stale/s.yaml", "text: here", "text: away");
    assertEquals("tell two away", said());
    editInPlace(".swamp.yaml", "extensions/models", "extensions/second");
    assertEquals("second: tell two away", said());
  }

  private String said() throws Exception {
    Result run = swamp.run("model", "method", "run", "s", "say", "--via-daemon=require", "--no-record");
    assertEquals(0, run.code(), run.output() + run.errors());
    return run.output().lines().filter(line -> line.matches(".*(hear|tell) .*")).findFirst().orElse(run.output())
        .replaceFirst(".*?(?=second|hear|tell)", "").replace("\"", "").strip();
  }

  private void editInPlace(String file, String text, String replacement) throws IOException {
    Path path = swamp.repository().resolve(file);
    FileTime before = Files.getLastModifiedTime(path);
    String content = Files.readString(path);
    assertTrue(content.contains(text) && text.length() == replacement.length(), content);
    Files.writeString(path, content.replace(text, replacement));
    Files.setLastModifiedTime(path, before);
  }

  @Test
  void aBrokenEditIsToldAndMendingItIsEnough() throws Exception {
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
    swamp.write("extensions/models/probe.ts", ProbeRepository.source().replace("z.object({ text", "z.object({{ text"));
    Result broken = ProbeRepository.run(swamp, "write", "--input", "text=b");
    assertTrue((broken.output() + broken.errors()).contains("probe.ts:8:"), broken.output() + broken.errors());
    swamp.write("extensions/models/probe.ts", ProbeRepository.source());
    Result mended = ProbeRepository.run(swamp, "write", "--input", "text=c");
    assertEquals(0, mended.code());
    assertFalse((mended.output() + mended.errors()).contains("probe.ts:"), mended.errors());
  }
}
