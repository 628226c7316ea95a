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
