// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import java.util.List;

/**
 * The operations of a batch by log stream that go to one tablet (3.8).
 *
 * @param tabletId 0 when unknown
 * @param flags 1 same type, 2 same property names, 4 read only
 */
public record TabletOperations(long tabletId, long flags, List<SingleOperation> operations) {
  static final Codec<TabletOperations> TABLE = new TabletOperationsCodec(SingleOperation.TABLE);
  static final Codec<TabletOperations> HBASE = new TabletOperationsCodec(SingleOperation.HBASE);

  public TabletOperations {
    operations = List.copyOf(operations);
  }

  private record TabletOperationsCodec(Codec<SingleOperation> singles)
      implements Codec<TabletOperations> {
    @Override
    public void encode(TabletOperations tablet, WireWriter out) {
      int struct = out.beginStruct();
      out.i64(tablet.tabletId).vi64(tablet.flags).list(singles, tablet.operations);
      out.endStruct(struct);
    }

    @Override
    public TabletOperations decode(WireReader in) {
      int struct = in.beginStruct();
      long tabletId = in.i64();
      long flags = in.vi64();
      List<SingleOperation> operations = in.list(singles);
      in.endStruct(struct);
      return new TabletOperations(tabletId, flags, operations);
    }
  }
}
