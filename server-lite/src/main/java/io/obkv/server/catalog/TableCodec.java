// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.value.Collation;
import java.util.List;
import java.util.Optional;

/** How a table is stored. */
final class TableCodec {
  static final Codec<TtlTerm> TTL = new Codec<>() {
    @Override
    public void encode(TtlTerm term, WireWriter out) {
      out.vstring(term.column());
      out.vi64(term.amount());
      out.vstring(term.unit().name());
      out.vstring(term.text());
    }

    @Override
    public TtlTerm decode(WireReader in) {
      return new TtlTerm(in.vstring(), in.vi64(), TtlTerm.Unit.named(in.vstring()), in.vstring());
    }
  };

  private static final Codec<AutoSplit> AUTO_SPLIT = new Codec<>() {
    @Override
    public void encode(AutoSplit split, WireWriter out) {
      out.vstring(split.partitioning());
      out.vi64(split.tabletBytes());
    }

    @Override
    public AutoSplit decode(WireReader in) {
      return new AutoSplit(in.vstring(), in.vi64());
    }
  };

  static final Codec<TableOptions> OPTIONS = new Codec<>() {
    @Override
    public void encode(TableOptions options, WireWriter out) {
      out.vi32(options.collation().number());
      out.vstrings(options.tableGroup().stream().toList());
      out.list(TTL, options.ttl());
      out.vstring(options.kvAttributes());
      out.vstring(options.comment());
      out.vi64(options.autoIncrementStart());
      out.bool(options.autoIncrementOrdered());
      out.bool(options.heap());
      out.list(AUTO_SPLIT, options.autoSplit().stream().toList());
      out.vi32(options.blockSize());
    }

    @Override
    public TableOptions decode(WireReader in) {
      return new TableOptions(
          Collation.ofNumber(in.vi32()),
          in.vstrings().stream().findFirst(),
          in.list(TTL),
          in.vstring(),
          in.vstring(),
          in.vi64(),
          in.bool(),
          in.bool(),
          // The rest is not there in catalogs of before it was known; the options are a table's
          // last part.
          in.hasRemaining() ? first(in.list(AUTO_SPLIT)) : Optional.empty(),
          in.hasRemaining() ? in.vi32() : TableOptions.DEFAULT_BLOCK_SIZE);
    }
  };

  static final Codec<IndexSchema> INDEX = new Codec<>() {
    @Override
    public void encode(IndexSchema index, WireWriter out) {
      out.vi64(index.id());
      out.vstring(index.name());
      out.vstring(index.kind().name());
      out.vstring(index.scope().name());
      out.vstrings(index.columns());
      out.vstrings(index.storing());
      out.list(PartitionCodec.SCHEME, index.partitioning().stream().toList());
      out.list(PartitionCodec.ID, index.tabletIds());
      out.vstring(index.comment());
    }

    @Override
    public IndexSchema decode(WireReader in) {
      return new IndexSchema(
          in.vi64(),
          in.vstring(),
          IndexSchema.Kind.valueOf(in.vstring()),
          IndexSchema.Scope.valueOf(in.vstring()),
          in.vstrings(),
          in.vstrings(),
          first(in.list(PartitionCodec.SCHEME)),
          in.list(PartitionCodec.ID),
          in.vstring());
    }
  };

  static final Codec<TableSchema> CODEC = new Codec<>() {
    @Override
    public void encode(TableSchema table, WireWriter out) {
      out.vi64(table.id());
      out.vstring(table.database());
      out.vstring(table.name());
      out.vi64(table.schemaVersion());
      out.list(ColumnCodec.CODEC, table.columns());
      out.vstrings(table.primaryKey());
      out.list(INDEX, table.indexes());
      out.list(PartitionCodec.SCHEME, table.partitioning().stream().toList());
      out.vi64(table.tabletId());
      OPTIONS.encode(table.options(), out);
    }

    @Override
    public TableSchema decode(WireReader in) {
      return new TableSchema(
          in.vi64(),
          in.vstring(),
          in.vstring(),
          in.vi64(),
          in.list(ColumnCodec.CODEC),
          in.vstrings(),
          in.list(INDEX),
          first(in.list(PartitionCodec.SCHEME)),
          in.vi64(),
          OPTIONS.decode(in));
    }
  };

  private TableCodec() {}

  private static <T> Optional<T> first(List<T> list) {
    return list.stream().findFirst();
  }
}
