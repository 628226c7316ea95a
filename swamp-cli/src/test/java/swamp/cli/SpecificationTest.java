package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ITypeInfo;
import swamp.cli.command.GroupCommand;
import swamp.cli.command.Specification;
import swamp.cli.command.Specified;

/** What the build makes of annotations is what picocli finds in them. */
class SpecificationTest {
  /** Where something comes from: from fields and mixins found by reflection, or not. */
  private static final Set<String> ORIGIN = Set.of("annotatedElement", "userObject", "getter", "setter", "scope", "toString",
      "hashCode", "getClass", "toBuilder", "command", "root", "commandLine", "mixins", "mixinAnnotatedElements", "originalDefaultValue",
      "originalMapFallbackValue", "addMethodSubcommands", "getActualGenericTypeArguments");

  @TestFactory
  List<DynamicTest> everyLeafIsSpecifiedAsItsAnnotationsSay() {
    return CommandTable.leaves().stream()
        .map(path -> DynamicTest.dynamicTest(path, () -> assertSpecified(CommandTable.create(path), CommandTable.create(path))))
        .toList();
  }

  @TestFactory
  List<DynamicTest> soIsEveryGroup() {
    return List.of(DynamicTest.dynamicTest("group", () -> assertSpecified(new GroupCommand(), new GroupCommand())));
  }

  private static void assertSpecified(Object command, Object other) throws ReflectiveOperationException {
    Specified specified = assertInstanceOf(Specified.class, command);
    CommandSpec written = new CommandLine(Specification.of(specified)).getCommandSpec();
    CommandSpec annotated = new CommandLine(other).getCommandSpec();
    assertTrue(!annotated.options().isEmpty());
    assertEquals(facts(annotated, CommandSpec.class), facts(written, CommandSpec.class));
    assertEquals(facts(annotated.usageMessage(), CommandSpec.class), facts(written.usageMessage(), CommandSpec.class));
    assertEquals(facts(annotated.parser(), CommandSpec.class), facts(written.parser(), CommandSpec.class));
    assertEquals(annotated.commandLine().getUsageMessage(), written.commandLine().getUsageMessage());
    assertEquals(List.copyOf(arguments(annotated).keySet()), List.copyOf(arguments(written).keySet()));
    for (var argument : arguments(annotated).entrySet()) {
      assertEquals(argument.getValue(), arguments(written).get(argument.getKey()));
    }
  }

  private static Map<String, Map<String, String>> arguments(CommandSpec command) throws ReflectiveOperationException {
    Map<String, Map<String, String>> arguments = new LinkedHashMap<>();
    for (ArgSpec argument : command.args()) {
      Map<String, String> facts = facts(argument, argument.getClass());
      facts.putAll(facts(argument.typeInfo(), ITypeInfo.class));
      facts.put("value", String.valueOf(argument.<Object>getValue()));
      arguments.put(text(argument), facts);
    }
    return arguments;
  }

  /** What all public methods without parameters tell, as text. */
  private static Map<String, String> facts(Object object, Class<?> shape) throws ReflectiveOperationException {
    Map<String, String> facts = new TreeMap<>();
    for (Method method : shape.isInterface() ? shape.getMethods() : object.getClass().getMethods()) {
      if (method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()) && !ORIGIN.contains(method.getName())
          && method.getReturnType() != void.class) {
        facts.put(method.getName(), told(object, method));
      }
    }
    return facts;
  }

  private static String told(Object object, Method method) throws ReflectiveOperationException {
    method.setAccessible(true);
    try {
      return text(method.invoke(object));
    } catch (InvocationTargetException e) {
      return e.getCause().toString();
    }
  }

  private static String text(Object value) {
    return switch (value) {
      // Annotations cannot say that there is no text.
      case null -> "";
      case Object[] array -> Arrays.stream(array).map(SpecificationTest::text).toList().toString();
      case Collection<?> all -> all.stream().map(SpecificationTest::text).toList().toString();
      case Map<?, ?> map -> map.entrySet().stream().sorted(Comparator.comparing(entry -> text(entry.getKey())))
          .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue())).toList().toString();
      case ArgSpec argument -> argument.isOption() ? text(((CommandLine.Model.OptionSpec) argument).names()) : argument.paramLabel();
      default -> value.toString().replaceAll("@[0-9a-f]+", "");
    };
  }
}
