// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Collation;
import java.util.Set;

/** How the catalog's smaller objects are stored. */
final class ObjectCodecs {
  static final Codec<String> TEXT = new Codec<>() {
    @Override
    public void encode(String text, WireWriter out) {
      out.vstring(text);
    }

    @Override
    public String decode(WireReader in) {
      return in.vstring();
    }
  };

  static final Codec<Counters> COUNTERS = new Codec<>() {
    @Override
    public void encode(Counters counters, WireWriter out) {
      out.vi64(counters.schemaVersion());
      out.vi64(counters.nextObject());
      out.vi64(counters.nextTablet());
      out.vi64(counters.nextIndexTablet());
    }

    @Override
    public Counters decode(WireReader in) {
      return new Counters(in.vi64(), in.vi64(), in.vi64(), in.vi64());
    }
  };

  static final Codec<DatabaseSchema> DATABASE = new Codec<>() {
    @Override
    public void encode(DatabaseSchema database, WireWriter out) {
      out.vi64(database.id());
      out.vstring(database.name());
      out.vi32(database.collation().number());
    }

    @Override
    public DatabaseSchema decode(WireReader in) {
      return new DatabaseSchema(in.vi64(), in.vstring(), Collation.ofNumber(in.vi32()));
    }
  };

  static final Codec<ViewSchema> VIEW = new Codec<>() {
    @Override
    public void encode(ViewSchema view, WireWriter out) {
      out.vi64(view.id());
      out.vstring(view.database());
      out.vstring(view.name());
      out.vstrings(view.columns());
      out.vstring(view.query());
    }

    @Override
    public ViewSchema decode(WireReader in) {
      return new ViewSchema(in.vi64(), in.vstring(), in.vstring(), in.vstrings(), in.vstring());
    }
  };

  static final Codec<TableGroupSchema> TABLE_GROUP = new Codec<>() {
    @Override
    public void encode(TableGroupSchema group, WireWriter out) {
      out.vi64(group.id());
      out.vstring(group.name());
      out.vstring(group.sharding().name());
    }

    @Override
    public TableGroupSchema decode(WireReader in) {
      return new TableGroupSchema(
          in.vi64(), in.vstring(), TableGroupSchema.Sharding.valueOf(in.vstring()));
    }
  };

  static final Codec<UserSchema> USER = new Codec<>() {
    @Override
    public void encode(UserSchema user, WireWriter out) {
      out.vi64(user.id());
      out.vstring(user.name());
      out.bytes(user.passwordHash());
      out.bool(user.allDatabases());
      out.vstrings(user.databases().stream().sorted().toList());
    }

    @Override
    public UserSchema decode(WireReader in) {
      return new UserSchema(
          in.vi64(), in.vstring(), in.bytes(), in.bool(), Set.copyOf(in.vstrings()));
    }
  };

  static final Codec<TableConstraints.Check> CHECK = new Codec<>() {
    @Override
    public void encode(TableConstraints.Check check, WireWriter out) {
      out.vstring(check.name());
      out.vstring(check.condition());
    }

    @Override
    public TableConstraints.Check decode(WireReader in) {
      return new TableConstraints.Check(in.vstring(), in.vstring());
    }
  };

  static final Codec<TableConstraints.ForeignKey> FOREIGN_KEY = new Codec<>() {
    @Override
    public void encode(TableConstraints.ForeignKey key, WireWriter out) {
      out.vstring(key.name());
      out.vstrings(key.columns());
      out.vstring(key.parentDatabase());
      out.vstring(key.parentTable());
      out.vstrings(key.parentColumns());
    }

    @Override
    public TableConstraints.ForeignKey decode(WireReader in) {
      return new TableConstraints.ForeignKey(
          in.vstring(), in.vstrings(), in.vstring(), in.vstring(), in.vstrings());
    }
  };

  static final Codec<TableConstraints> CONSTRAINTS = new Codec<>() {
    @Override
    public void encode(TableConstraints constraints, WireWriter out) {
      out.vi64(constraints.tableId());
      out.list(FOREIGN_KEY, constraints.foreignKeys());
      out.list(CHECK, constraints.checks());
    }

    @Override
    public TableConstraints decode(WireReader in) {
      return new TableConstraints(in.vi64(), in.list(FOREIGN_KEY), in.list(CHECK));
    }
  };

  private ObjectCodecs() {}
}
