package swamp.runtime.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.SwampException;

class ModelTypeTest {
  @ParameterizedTest
  @CsvSource({"AWS::EC2::VPC,aws/ec2/vpc", "aws.ec2.vpc,aws/ec2/vpc", "aws ec2 vpc,aws/ec2/vpc",
      "' @Acme/Probe ',@acme/probe",
    "//a///b//,a/b", "'a \t\n b',a/b", "../../etc,etc", "command/shell,command/shell"})
  void everySpellingHasOneNormalisedForm(String raw, String normalized) {
    assertEquals(normalized, ModelType.of(raw).normalized());
    assertEquals(raw, ModelType.of(raw).raw());
    assertEquals(ModelType.of(normalized), ModelType.of(raw));
    assertEquals(ModelType.of(normalized).hashCode(), ModelType.of(raw).hashCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/", "::", "...", "a\u0000b"})
  void anEmptyOrUnprintableTypeIsRefused(String raw) {
    assertThrows(SwampException.class, () -> ModelType.of(raw));
  }

  @Test
  void extensionsDefineTypesOfTwoSegmentsAtLeast() {
    assertTrue(ModelType.of("@acme/probe").isUserDefinable());
    assertTrue(ModelType.of("acme/probe/deep").isUserDefinable());
    assertFalse(ModelType.of("shell").isUserDefinable());
  }

  @Test
  void theScopeMarkCanBeTakenOff() {
    assertEquals(ModelType.of("acme/probe"), ModelType.of("@acme/probe").withoutScopeMark());
    assertEquals(ModelType.of("acme/probe"), ModelType.of("acme/probe").withoutScopeMark());
  }

  @Property
  void normalisingTwiceChangesNothing(@ForAll("names") String raw) {
    try {
      ModelType type = ModelType.of(raw);
      assertEquals(type.normalized(), ModelType.of(type.normalized()).normalized());
    } catch (SwampException refused) {
      assertTrue(refused.text().startsWith("Model type"));
    }
  }

  @Property
  void theDirectoryNeverLeavesItsParent(@ForAll("names") String raw) {
    try {
      Path parent = Path.of("/repo/models");
      Path directory = parent.resolve(ModelType.of(raw).directory());
      assertTrue(directory.normalize().startsWith(parent) && !directory.normalize().equals(parent));
    } catch (SwampException refused) {
      assertTrue(refused.text().startsWith("Model type"));
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(20),
        Arbitraries.of("a", "B", "@", "/", "::", ":", ".", "..", " ", "\t", "\u0000", "é", "İ", "-").list()
            .ofMaxSize(8).map(p -> String.join("", p)));
  }
}
