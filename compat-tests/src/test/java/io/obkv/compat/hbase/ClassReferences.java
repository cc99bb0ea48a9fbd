// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the code of a class refers to. Classes that stand in signatures only are not among them: nothing
 * looks those up.
 *
 * @param classes names of classes
 * @param members methods, constructors and fields
 */
record ClassReferences(Set<String> classes, List<Member> members) {
  private static final int HEADER = 8;

  /** One method, constructor or field. */
  record Member(String owner, String name, String descriptor, boolean isField) {}

  /** Reads a class file. */
  static ClassReferences of(byte[] file) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      in.skipNBytes(HEADER);
      Pool pool = Pool.read(in);
      Set<String> classes = pool.classes();
      classes.removeAll(innerClasses(in, pool));
      return new ClassReferences(classes, pool.members());
    }
  }

  // Whatever nested class a signature names is listed there as well.
  private static Set<String> innerClasses(DataInputStream in, Pool pool) throws IOException {
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    for (int kind = 0; kind < 2; kind++) {
      int count = in.readUnsignedShort();
      for (int i = 0; i < count; i++) {
        in.skipNBytes(6);
        skipAttributes(in);
      }
    }
    Set<String> names = new TreeSet<>();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      String attribute = pool.text(in.readUnsignedShort());
      int length = in.readInt();
      if (attribute.equals("InnerClasses")) {
        int inner = in.readUnsignedShort();
        for (int j = 0; j < inner; j++) {
          names.add(pool.className(in.readUnsignedShort()));
          int outer = in.readUnsignedShort();
          if (outer != 0) {
            names.add(pool.className(outer));
          }
          in.skipNBytes(4);
        }
      } else {
        in.skipNBytes(length);
      }
    }
    return names;
  }

  private static void skipAttributes(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      in.skipNBytes(in.readInt());
    }
  }

  /** The constants of a class file. */
  private record Pool(int[] tags, Object[] values) {
    private static final int TEXT = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;

    static Pool read(DataInputStream in) throws IOException {
      int size = in.readUnsignedShort();
      Pool pool = new Pool(new int[size], new Object[size]);
      for (int i = 1; i < size; i++) {
        int tag = in.readUnsignedByte();
        pool.tags[i] = tag;
        switch (tag) {
          case TEXT -> pool.values[i] = in.readUTF();
          case 3, 4 -> in.skipNBytes(4);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++; // these take two places
          }
          case CLASS, 8, 16, 19, 20 -> pool.values[i] = new int[] {in.readUnsignedShort()};
          case FIELD, 10, INTERFACE_METHOD, 12, 17, 18 ->
            pool.values[i] = new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
          case 15 -> in.skipNBytes(3);
          default -> throw new IOException("no such constant: " + tag);
        }
      }
      return pool;
    }

    String text(int index) {
      return (String) values[index];
    }

    private int part(int index, int part) {
      return ((int[]) values[index])[part];
    }

    String className(int index) {
      return text(part(index, 0)).replace('/', '.');
    }

    Set<String> classes() {
      Set<String> names = new TreeSet<>();
      for (int i = 1; i < tags.length; i++) {
        if (tags[i] == CLASS) {
          names.add(className(i));
        }
      }
      return names;
    }

    List<Member> members() {
      List<Member> members = new ArrayList<>();
      for (int i = 1; i < tags.length; i++) {
        if (tags[i] >= FIELD && tags[i] <= INTERFACE_METHOD) {
          int nameAndType = part(i, 1);
          members.add(new Member(
              className(part(i, 0)),
              text(part(nameAndType, 0)),
              text(part(nameAndType, 1)),
              tags[i] == FIELD));
        }
      }
      return members;
    }
  }
}
