import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the classes of a jar, in place, to a class file version that the JVM's ahead-of-time cache accepts (it leaves
 * out what is older than Java 6), with the stack maps that such a version needs. Code and names stay as they are, and so
 * does the jar's time.
 */
final class ModernClassFiles {
  private static final int VERSION = ClassFile.JAVA_17_VERSION;
  private static final int OLDEST_WITH_STACK_MAPS = ClassFile.JAVA_7_VERSION;
  private static final String NOTICE = "META-INF/REWRITTEN";

  private ModernClassFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path rewritten = jar.resolveSibling(jar.getFileName() + ".new");
    try (ZipFile input = new ZipFile(jar.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        OutputStream file = Files.newOutputStream(rewritten);
        ZipOutputStream output = new ZipOutputStream(file)) {
      if (input.getEntry(NOTICE) != null) {
        Files.delete(rewritten);
        return;
      }
      ClassFile format = ClassFile.of(
          ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(classes).cached().orElse(ClassHierarchyResolver.defaultResolver())));
      for (ZipEntry entry : Collections.list(input.entries())) {
        try (InputStream content = input.getInputStream(entry)) {
          write(output, entry, rewrite(format, entry.getName(), content.readAllBytes()));
        }
      }
      ZipEntry notice = new ZipEntry(NOTICE);
      notice.setTimeLocal(input.entries().nextElement().getTimeLocal());
      write(output, notice, "The class files of this jar were given a newer version by the build of swamp.\n"
          .getBytes(StandardCharsets.UTF_8));
    }
    Files.setLastModifiedTime(rewritten, Files.getLastModifiedTime(jar));
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] rewrite(ClassFile format, String name, byte[] content) {
    if (!name.endsWith(".class")) {
      return content;
    }
    var parsed = format.parse(content);
    if (parsed.majorVersion() >= OLDEST_WITH_STACK_MAPS) {
      return content;
    }
    return format.transformClass(parsed, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
        .andThen((builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(VERSION, 0);
          } else {
            builder.with(element);
          }
        }));
  }

  private static void write(ZipOutputStream output, ZipEntry original, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(original.getName());
    entry.setTimeLocal(original.getTimeLocal());
    output.putNextEntry(entry);
    output.write(content);
    output.closeEntry();
  }
}
