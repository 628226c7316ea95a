import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives compiled classes, in place, what the compiler leaves for every start of the program to work out again:
 * specifications instead of picocli's annotations ({@link WrittenSpecification}), and plain comparisons instead of linked
 * calls in switches over types ({@link PlainTypeSwitch}). Classes that have been through here stay as they are.
 *
 * <p>usage: {@code java -cp <the classes and what they need> FinishedClasses.java <the classes>}
 */
final class FinishedClasses {
  private FinishedClasses() {}

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Path root = Path.of(arguments[0]);
    ClassFile format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
        ClassHierarchyResolver.ofClassLoading(FinishedClasses.class.getClassLoader())));
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      byte[] compiled = Files.readAllBytes(file);
      byte[] finished = finished(format, compiled);
      if (!Arrays.equals(compiled, finished)) {
        Files.write(file, finished);
      }
    }
  }

  private static byte[] finished(ClassFile format, byte[] compiled) throws ReflectiveOperationException {
    byte[] result = compiled;
    ClassModel model = format.parse(result);
    if (PlainTypeSwitch.isIn(model)) {
      result = format.transformClass(model, new PlainTypeSwitch());
      model = format.parse(result);
    }
    ClassTransform specification = WrittenSpecification.of(model);
    return specification == ClassTransform.ACCEPT_ALL ? result : format.transformClass(model, specification);
  }
}
