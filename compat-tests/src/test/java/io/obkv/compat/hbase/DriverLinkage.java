// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Loads every class of the drivers on the class path and looks up whatever it refers to, so that nothing
 * is found missing when it is called first. Prints what is missing, and how many classes there were.
 */
public final class DriverLinkage {
  static final String MISSING = "MISSING ";
  static final String LINKED = "LINKED ";

  /** Classes that only a later client needs, and from which version on; nothing loads them before. */
  private static final Map<String, String> ADAPTERS = Map.of(
      "io.obkv.hbase.client.NewChecks", "2.4",
      "io.obkv.hbase.client.FilterCheckBuilder", "2.3",
      "io.obkv.hbase.client.AsyncFilterCheckBuilder", "2.3",
      "io.obkv.hbase.ObkvConnectionRegistry", "2.3",
      "org.apache.hadoop.hbase.client.RegistryWithoutMaster", "2.3");

  private static final String OURS = "io.obkv.";

  /** What only applications load that bring the library it is for. */
  private static final String OPTIONAL = "io.obkv.table.metrics.MicrometerMetrics";

  private static final ClassLoader LOADER = DriverLinkage.class.getClassLoader();

  private DriverLinkage() {}

  /** Needs the drivers' classes and those of a client on the class path. */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    int linked = 0;
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      for (Map.Entry<String, byte[]> type : driverClasses(Path.of(entry)).entrySet()) {
        linked++;
        missing(type.getKey(), type.getValue()).forEach(line -> out.println(MISSING + line));
      }
    }
    out.println(LINKED + linked);
  }

  private static Map<String, byte[]> driverClasses(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      return driverClassesBelow(entry);
    }
    if (!entry.toString().endsWith(".jar")) {
      return Map.of();
    }
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + entry.toUri()), Map.of())) {
      return driverClassesBelow(jar.getPath("/"));
    }
  }

  private static Map<String, byte[]> driverClassesBelow(Path root) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
        String path = root.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        if (isOurs(name)) {
          classes.put(name, bytes(file));
        }
      });
    }
    return classes;
  }

  private static boolean isOurs(String name) {
    if (name.startsWith("io.obkv.compat.") || name.startsWith(OPTIONAL) || name.endsWith("-info")) {
      return false;
    }
    String since = ADAPTERS.get(name);
    boolean here = since == null || ClientVersion.current().compareTo(ClientVersion.of(since)) >= 0;
    return here && (name.startsWith(OURS) || since != null);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> missing(String name, byte[] bytes) throws IOException {
    try {
      Class.forName(name, true, LOADER);
    } catch (ClassNotFoundException | LinkageError e) {
      return List.of(name + ": " + e);
    }
    ClassReferences references = ClassReferences.of(bytes);
    Stream<String> classes =
        references.classes().stream().filter(type -> !type.startsWith("[") && isMissing(type));
    Stream<String> members = references.members().stream()
        .filter(member -> !isThere(member))
        .map(member -> member.owner() + "." + member.name() + member.descriptor());
    return Stream.concat(classes, members).map(what -> name + " -> " + what).toList();
  }

  private static boolean isThere(ClassReferences.Member member) {
    if (member.owner().startsWith("[") || member.owner().startsWith("java.lang.invoke.")) {
      return true; // the virtual machine's own
    }
    Class<?> owner = find(member.owner());
    try {
      return owner != null ? has(owner, member) : !isMissing(member.owner());
    } catch (NoClassDefFoundError e) {
      // A signature of the owner's. The driver's own classes were compiled together; what a virtual
      // machine
      // links is a member by its name, whatever else the class declares.
      return member.owner().startsWith(OURS);
    }
  }

  /** Of the adapters those are left out that are for later clients. */
  private static boolean isMissing(String type) {
    return find(type) == null && (!ADAPTERS.containsKey(type) || isOurs(type));
  }

  private static Class<?> find(String name) {
    try {
      return Class.forName(name, false, LOADER);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static boolean has(Class<?> type, ClassReferences.Member member) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (declares(each, member)
          || Arrays.stream(each.getInterfaces()).anyMatch(parent -> has(parent, member))) {
        return true;
      }
    }
    return type.isInterface() && declares(Object.class, member);
  }

  private static boolean declares(Class<?> type, ClassReferences.Member member) {
    if (member.isField()) {
      return Arrays.stream(type.getDeclaredFields()).anyMatch(field -> is(field, member));
    }
    return member.name().equals("<init>")
        ? Arrays.stream(type.getDeclaredConstructors()).anyMatch(each -> is(each, member))
        : Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> is(method, member));
  }

  private static boolean is(Field field, ClassReferences.Member member) {
    return field.getName().equals(member.name())
        && field.getType().descriptorString().equals(member.descriptor());
  }

  private static boolean is(Constructor<?> constructor, ClassReferences.Member member) {
    return MethodType.methodType(void.class, constructor.getParameterTypes())
        .toMethodDescriptorString()
        .equals(member.descriptor());
  }

  private static boolean is(Method method, ClassReferences.Member member) {
    return method.getName().equals(member.name())
        && MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString()
            .equals(member.descriptor());
  }
}
