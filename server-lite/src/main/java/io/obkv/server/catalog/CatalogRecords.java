// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.server.engine.ByteRange;
import io.obkv.server.engine.Direction;
import io.obkv.server.engine.EntryIterator;
import io.obkv.server.engine.EntryReader;
import io.obkv.server.engine.Mutation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The catalog's entries in the engine. Key: tablet id 0 (eight zero bytes), a byte for the kind, the
 * object's id or name. Value: a format byte, then the object.
 */
final class CatalogRecords {
  static final byte COUNTERS = 1;
  static final byte DATABASE = 2;
  static final byte TABLE = 3;
  static final byte VIEW = 4;
  static final byte TABLE_GROUP = 5;
  static final byte USER = 6;
  static final byte VARIABLE = 7;
  static final byte PARAMETER = 8;
  static final byte CONSTRAINTS = 9;

  private static final int FORMAT = 1;
  private static final byte[] PREFIX = new byte[Long.BYTES];
  private static final byte[] END = {0, 0, 0, 0, 0, 0, 0, 1};

  private CatalogRecords() {}

  static Mutation put(TableSchema table) {
    return put(TABLE, id(table.id()), TableCodec.CODEC, table);
  }

  static Mutation put(DatabaseSchema database) {
    return put(DATABASE, id(database.id()), ObjectCodecs.DATABASE, database);
  }

  static Mutation put(ViewSchema view) {
    return put(VIEW, id(view.id()), ObjectCodecs.VIEW, view);
  }

  static Mutation put(TableGroupSchema group) {
    return put(TABLE_GROUP, id(group.id()), ObjectCodecs.TABLE_GROUP, group);
  }

  static Mutation put(UserSchema user) {
    return put(USER, id(user.id()), ObjectCodecs.USER, user);
  }

  static Mutation put(TableConstraints constraints) {
    return put(CONSTRAINTS, id(constraints.tableId()), ObjectCodecs.CONSTRAINTS, constraints);
  }

  static Mutation put(Counters counters) {
    return put(COUNTERS, new byte[0], ObjectCodecs.COUNTERS, counters);
  }

  /** A variable or parameter. */
  static Mutation put(byte kind, String name, String value) {
    return put(kind, name.getBytes(StandardCharsets.UTF_8), ObjectCodecs.TEXT, value);
  }

  static Mutation delete(byte kind, long objectId) {
    return new Mutation.Delete(key(kind, id(objectId)));
  }

  /** All objects that are there. */
  static CatalogMaps read(EntryReader entries) {
    CatalogMaps maps = new CatalogMaps();
    ByteRange range = new ByteRange(PREFIX, END);
    try (EntryIterator found = entries.iterator(range, Direction.FORWARD)) {
      while (found.next()) {
        restore(maps, found.key(), found.value());
      }
    }
    return maps;
  }

  private static void restore(CatalogMaps maps, byte[] key, byte[] value) {
    String name =
        new String(key, PREFIX.length + 1, key.length - PREFIX.length - 1, StandardCharsets.UTF_8);
    switch (key[PREFIX.length]) {
      case COUNTERS -> maps.counters = decode(ObjectCodecs.COUNTERS, value);
      case DATABASE -> {
        DatabaseSchema database = decode(ObjectCodecs.DATABASE, value);
        maps.databases.put(database.name(), database);
      }
      case TABLE -> maps.put(decode(TableCodec.CODEC, value));
      case VIEW -> maps.put(decode(ObjectCodecs.VIEW, value));
      case TABLE_GROUP -> {
        TableGroupSchema group = decode(ObjectCodecs.TABLE_GROUP, value);
        maps.groups.put(group.name(), group);
      }
      case USER -> {
        UserSchema user = decode(ObjectCodecs.USER, value);
        maps.users.put(user.name(), user);
      }
      case CONSTRAINTS -> {
        TableConstraints constraints = decode(ObjectCodecs.CONSTRAINTS, value);
        maps.constraints.put(constraints.tableId(), constraints);
      }
      case VARIABLE -> maps.variables.put(name, decode(ObjectCodecs.TEXT, value));
      case PARAMETER -> maps.parameters.put(name, decode(ObjectCodecs.TEXT, value));
      default ->
        throw new IllegalStateException("unknown catalog entry " + key[PREFIX.length]
            + "; the data was written by a newer version");
    }
  }

  private static <T> Mutation put(byte kind, byte[] suffix, Codec<T> codec, T object) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    out.i8(FORMAT);
    codec.encode(object, out);
    return new Mutation.Put(key(kind, suffix), out.toByteArray());
  }

  private static <T> T decode(Codec<T> codec, byte[] value) {
    WireReader in = new WireReader(value);
    int format = in.u8();
    if (format != FORMAT) {
      throw new IllegalStateException("catalog entry of unknown format " + format);
    }
    return codec.decodeWhole(in);
  }

  private static byte[] key(byte kind, byte[] suffix) {
    byte[] key = Arrays.copyOf(PREFIX, PREFIX.length + 1 + suffix.length);
    key[PREFIX.length] = kind;
    System.arraycopy(suffix, 0, key, PREFIX.length + 1, suffix.length);
    return key;
  }

  private static byte[] id(long id) {
    return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
  }
}
