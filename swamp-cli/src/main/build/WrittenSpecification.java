import java.lang.annotation.Annotation;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Interfaces;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Range;

/**
 * Lets a class with picocli's annotations implement {@code swamp.cli.command.Specified}: what picocli finds in them by
 * reflection becomes code that tells it the same, and that reads and writes the fields. An annotation's member that this
 * does not know fails the build.
 */
final class WrittenSpecification {
  private static final String INTERFACE = "swamp.cli.command.Specified";
  private static final ClassDesc SPECIFIED = ClassDesc.of(INTERFACE);
  private static final ClassDesc SPECIFICATION = ClassDesc.of("swamp.cli.command.Specification");
  private static final ClassDesc STRINGS = ConstantDescs.CD_String.arrayType();
  private static final ClassDesc RANGE = desc(Range.class);

  /** The members that are told with a method of the same name of picocli's builders. */
  private static final Map<String, String> TOLD = Map.of("description", "description", "hidden", "hidden", "usageHelp",
      "usageHelp", "fallbackValue", "fallbackValue", "defaultValue", "defaultValue", "split", "splitRegex", "order", "order");

  private final ClassDesc owner;
  private final Class<?> type;
  private final Map<Field, ArgSpec> arguments = new HashMap<>();
  private final List<Field> numbered = new ArrayList<>();

  private WrittenSpecification(Class<?> type) throws ReflectiveOperationException {
    this.owner = desc(type);
    this.type = type;
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    CommandSpec found = CommandSpec.forAnnotatedObject(constructor.newInstance());
    found.args().forEach(argument -> arguments.put((Field) argument.userObject(), argument));
    for (Field field : type.getDeclaredFields()) {
      if (arguments.containsKey(field)) {
        numbered.add(field);
      }
    }
  }

  /** What turns the annotations of this class into code; nothing where there are none, or it was done before. */
  static ClassTransform of(ClassModel model) throws ReflectiveOperationException {
    if (!mentionsPicocli(model)) {
      return ClassTransform.ACCEPT_ALL;
    }
    Class<?> type = Class.forName(model.thisClass().asInternalName().replace('/', '.'));
    boolean annotated = type.isAnnotationPresent(Command.class)
        || Arrays.stream(type.getDeclaredFields()).anyMatch(WrittenSpecification::isAnnotated);
    boolean written = Arrays.stream(type.getInterfaces()).anyMatch(one -> one.getName().equals(INTERFACE));
    if (!annotated || written) {
      return ClassTransform.ACCEPT_ALL;
    }
    if (type.getSuperclass() != Object.class) {
      throw new IllegalArgumentException(type + " has annotations of picocli and a superclass, which may have some, too");
    }
    return new WrittenSpecification(type).transform(model);
  }

  private static boolean mentionsPicocli(ClassModel model) {
    for (var entry : model.constantPool()) {
      if (entry instanceof java.lang.classfile.constantpool.Utf8Entry text && text.stringValue().startsWith("Lpicocli/")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnnotated(Field field) {
    return field.isAnnotationPresent(Option.class) || field.isAnnotationPresent(Parameters.class)
        || field.isAnnotationPresent(Mixin.class);
  }

  private ClassTransform transform(ClassModel model) {
    List<ClassDesc> interfaces = new ArrayList<>(model.interfaces().stream().map(ClassEntry::asSymbol).toList());
    interfaces.add(SPECIFIED);
    return new ClassTransform() {
      @Override
      public void accept(ClassBuilder builder, ClassElement element) {
        if (!(element instanceof Interfaces)) {
          builder.with(element);
        }
      }

      @Override
      public void atEnd(ClassBuilder builder) {
        builder.withInterfaceSymbols(interfaces);
        int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC;
        builder.withMethodBody("specify", MethodTypeDesc.of(ConstantDescs.CD_void, SPECIFICATION), flags, code -> specify(code));
        builder.withMethodBody("value", MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int), flags,
            code -> eachField(code, field -> read(code, field)));
        builder.withMethodBody("assign", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_Object),
            flags, code -> eachField(code, field -> write(code, field)));
      }
    };
  }

  private void specify(CodeBuilder code) {
    Command command = type.getAnnotation(Command.class);
    if (command != null) {
      refuseOthers(command, List.of("name", "description", "footer"));
      code.aload(1).loadConstant(command.name());
      strings(code, command.description());
      strings(code, command.footer());
      code.invokevirtual(SPECIFICATION, "command", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, STRINGS, STRINGS));
    }
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Mixin.class)) {
        refuseOthers(field.getAnnotation(Mixin.class), List.of());
        code.aload(0).getfield(owner, field.getName(), desc(field.getType())).aload(1)
            .invokevirtual(desc(field.getType()), "specify", MethodTypeDesc.of(ConstantDescs.CD_void, SPECIFICATION));
      } else if (arguments.containsKey(field)) {
        argument(code, field);
      }
    }
    code.return_();
  }

  /** Makes picocli's builder of one option or argument, in local variable 2, and hands it over. */
  private void argument(CodeBuilder code, Field field) {
    ArgSpec found = arguments.get(field);
    Annotation annotation = found.isOption() ? field.getAnnotation(Option.class) : field.getAnnotation(Parameters.class);
    ClassDesc builder = desc(found.isOption() ? OptionSpec.Builder.class : PositionalParamSpec.Builder.class);
    if (found instanceof OptionSpec option) {
      List<String> names = List.of(option.names());
      code.loadConstant(names.getFirst());
      strings(code, names.subList(1, names.size()).toArray(String[]::new));
      code.invokestatic(desc(OptionSpec.class), "builder", MethodTypeDesc.of(builder, ConstantDescs.CD_String, STRINGS));
    } else {
      code.invokestatic(desc(PositionalParamSpec.class), "builder", MethodTypeDesc.of(builder));
    }
    code.astore(2);
    tell(code, builder, "paramLabel", ConstantDescs.CD_String, () -> code.loadConstant(found.paramLabel()));
    tell(code, builder, "arity", RANGE, () -> range(code, found.arity()));
    tell(code, builder, "type", ConstantDescs.CD_Class, () -> classConstant(code, found.type()));
    if (found.typeInfo().isMultiValue()) {
      tell(code, builder, "auxiliaryTypes", ConstantDescs.CD_Class.arrayType(), () -> array(code, ConstantDescs.CD_Class,
          found.auxiliaryTypes().length, i -> classConstant(code, found.auxiliaryTypes()[i])));
    }
    if (found.required()) {
      tell(code, builder, "required", ConstantDescs.CD_boolean, code::iconst_1);
    }
    if (found instanceof PositionalParamSpec positional) {
      tell(code, builder, "index", RANGE, () -> range(code, positional.index()));
    }
    for (Method member : others(annotation, List.of("names", "paramLabel", "arity", "index", "required"))) {
      tellMember(code, builder, annotation, member);
    }
    code.aload(1).aload(2).aload(0).loadConstant(numbered.indexOf(field)).invokevirtual(SPECIFICATION, "add",
        MethodTypeDesc.of(ConstantDescs.CD_void, builder, SPECIFIED, ConstantDescs.CD_int));
  }

  private void tellMember(CodeBuilder code, ClassDesc builder, Annotation annotation, Method member) {
    String told = TOLD.get(member.getName());
    if (told == null) {
      throw new IllegalArgumentException("@" + annotation.annotationType().getSimpleName() + "(" + member.getName() + ") in " + type
          + " is not known to " + WrittenSpecification.class.getSimpleName());
    }
    switch (memberOf(annotation, member)) {
      case String text -> tell(code, builder, told, ConstantDescs.CD_String, () -> code.loadConstant(text));
      case Integer number -> tell(code, builder, told, ConstantDescs.CD_int, () -> code.loadConstant(number));
      case Boolean flag -> tell(code, builder, told, ConstantDescs.CD_boolean, () -> code.loadConstant(flag ? 1 : 0));
      case String[] texts -> tell(code, builder, told, STRINGS, () -> strings(code, texts));
      case Object other -> throw new IllegalArgumentException("No way to tell " + other);
    }
  }

  private static void tell(CodeBuilder code, ClassDesc builder, String method, ClassDesc parameter, Runnable value) {
    code.aload(2);
    value.run();
    // The generic builder returns itself, erased to its superclass.
    code.invokevirtual(builder, method, MethodTypeDesc.of(told(method, builder), parameter)).pop();
  }

  private static ClassDesc told(String method, ClassDesc builder) {
    boolean own = List.of("usageHelp", "fallbackValue", "order", "index").contains(method);
    return own ? builder : ClassDesc.of(ArgSpec.class.getName() + "$Builder");
  }

  private void eachField(CodeBuilder code, java.util.function.Consumer<Field> action) {
    Label none = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < numbered.size(); i++) {
      labels.add(code.newLabel());
      cases.add(SwitchCase.of(i, labels.get(i)));
    }
    code.iload(1);
    if (cases.isEmpty()) {
      code.pop();
    } else {
      code.tableswitch(none, cases);
    }
    for (int i = 0; i < numbered.size(); i++) {
      code.labelBinding(labels.get(i));
      action.accept(numbered.get(i));
    }
    ClassDesc error = desc(IndexOutOfBoundsException.class);
    code.labelBinding(none).new_(error).dup().iload(1)
        .invokespecial(error, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int)).athrow();
  }

  private void read(CodeBuilder code, Field field) {
    code.aload(0).getfield(owner, field.getName(), desc(field.getType()));
    if (field.getType().isPrimitive()) {
      ClassDesc box = box(field);
      code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, desc(field.getType())));
    }
    code.areturn();
  }

  private void write(CodeBuilder code, Field field) {
    code.aload(0).aload(2);
    if (field.getType().isPrimitive()) {
      code.checkcast(box(field)).invokevirtual(box(field), field.getType().getName() + "Value", MethodTypeDesc.of(desc(field.getType())));
    } else {
      code.checkcast(desc(field.getType()));
    }
    code.putfield(owner, field.getName(), desc(field.getType())).return_();
  }

  private static ClassDesc box(Field field) {
    if (field.getType() == boolean.class) {
      return ConstantDescs.CD_Boolean;
    }
    if (field.getType() == int.class) {
      return ConstantDescs.CD_Integer;
    }
    throw new IllegalArgumentException("No way to write " + field);
  }

  private static void range(CodeBuilder code, Range range) {
    code.new_(RANGE).dup().loadConstant(range.min()).loadConstant(range.max()).loadConstant(range.isVariable() ? 1 : 0)
        .loadConstant(range.isUnspecified() ? 1 : 0).loadConstant(range.originalValue())
        .invokespecial(RANGE, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int,
            ConstantDescs.CD_boolean, ConstantDescs.CD_boolean, ConstantDescs.CD_String));
  }

  private static void strings(CodeBuilder code, String[] texts) {
    array(code, ConstantDescs.CD_String, texts.length, i -> code.loadConstant(texts[i]));
  }

  private static void array(CodeBuilder code, ClassDesc element, int length, java.util.function.IntConsumer value) {
    code.loadConstant(length).anewarray(element);
    for (int i = 0; i < length; i++) {
      code.dup().loadConstant(i);
      value.accept(i);
      code.aastore();
    }
  }

  private static void classConstant(CodeBuilder code, Class<?> type) {
    if (type.isPrimitive()) {
      code.getstatic(desc(type == int.class ? Integer.class : Boolean.class), "TYPE", ConstantDescs.CD_Class);
    } else {
      code.loadConstant(desc(type));
    }
  }

  private void refuseOthers(Annotation annotation, List<String> known) {
    List<Method> others = others(annotation, known);
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(others + " in " + type + " is not known to " + WrittenSpecification.class.getSimpleName());
    }
  }

  /** The members of the annotation that say something else than their default, but for these. */
  private static List<Method> others(Annotation annotation, List<String> known) {
    return Arrays.stream(annotation.annotationType().getDeclaredMethods())
        .filter(member -> !known.contains(member.getName()))
        .filter(member -> !Arrays.deepEquals(new Object[] {memberOf(annotation, member)}, new Object[] {member.getDefaultValue()}))
        .toList();
  }

  private static Object memberOf(Annotation annotation, Method member) {
    try {
      return member.invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
