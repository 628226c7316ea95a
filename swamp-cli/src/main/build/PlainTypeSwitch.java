import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces the linked calls of switches over types ({@code SwitchBootstraps.typeSwitch}) by calls of methods that compare:
 * linking generates a class and method handles anew in every process, for no ahead-of-time cache keeps them.
 */
final class PlainTypeSwitch implements ClassTransform {
  private static final String NAME = "typeSwitch";
  private static final MethodTypeDesc SHAPE =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

  private final List<List<ClassDesc>> switches = new ArrayList<>();
  private ClassDesc owner = ConstantDescs.CD_Object;
  private boolean ofInterface;

  /** Whether the class has such a switch whose labels are all types; other labels are left to the JDK. */
  static boolean isIn(ClassModel model) {
    return model.methods().stream().flatMap(method -> method.code().stream()).flatMap(CodeModel::elementStream)
        .anyMatch(PlainTypeSwitch::isTypeSwitch);
  }

  private static boolean isTypeSwitch(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && call.bootstrapMethod().owner().equals(ClassDesc.of("java.lang.runtime.SwitchBootstraps"))
        && call.name().equalsString(NAME)
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    if (element instanceof MethodModel method) {
      ClassModel model = method.parent().orElseThrow();
      owner = model.thisClass().asSymbol();
      ofInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
      builder.transformMethod(method, MethodTransform.transformingCode(this::replace));
    } else {
      builder.with(element);
    }
  }

  @Override
  public void atEnd(ClassBuilder builder) {
    for (int i = 0; i < switches.size(); i++) {
      List<ClassDesc> types = switches.get(i);
      builder.withMethodBody(NAME + "$" + i, SHAPE, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          code -> compare(code, types));
    }
  }

  private void replace(CodeBuilder code, CodeElement element) {
    if (!(element instanceof InvokeDynamicInstruction call) || !isTypeSwitch(element)) {
      code.with(element);
      return;
    }
    List<ClassDesc> types = new ArrayList<>();
    for (ConstantDesc argument : call.bootstrapArgs()) {
      types.add((ClassDesc) argument);
    }
    code.invokestatic(owner, NAME + "$" + switches.size(), SHAPE, ofInterface);
    switches.add(types);
  }

  // As SwitchBootstraps says: -1 for null, else the first type from the given position on that fits, else their number.
  private static void compare(CodeBuilder code, List<ClassDesc> types) {
    Label present = code.newLabel();
    code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    for (int i = 0; i < types.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next)
          .aload(0).instanceOf(types.get(i)).ifeq(next)
          .loadConstant(i).ireturn()
          .labelBinding(next);
    }
    code.loadConstant(types.size()).ireturn();
  }
}
