// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.filter.ObCompareOp;
import com.alipay.oceanbase.rpc.filter.ObTableFilterFactory;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.aggregation.ObTableAggregation;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import io.obkv.table.operation.Aggregate;
import io.obkv.table.operation.Filter;
import io.obkv.table.operation.Key;
import io.obkv.table.operation.Query;
import io.obkv.table.operation.ScanRange;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Aggregates: both clients send the same query, the driver as the first step of a paged one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregateRequestsIT {
  private BothClients clients;

  @BeforeAll
  void start() throws Exception {
    clients = BothClients.start();
  }

  @AfterAll
  void close() throws Exception {
    clients.close();
  }

  private static Query.Builder ranged() {
    return Query.builder()
        .range(ScanRange.between(Key.of("a", 0L).and("b", ""), Key.of("a", 9L).and("b", "zz")));
  }

  private void assertSame(BothClients.Use<ObTableAggregation> official, Aggregate aggregate)
      throws Exception {
    SentRequest theirs = clients
        .officialRequests(c -> {
          ObTableAggregation aggregation = c.aggregate(BothClients.TABLE);
          aggregation.setScanRangeColumns("a", "b");
          aggregation.addScanRange(new Object[] {0L, ""}, new Object[] {9L, "zz"});
          official.of(aggregation);
          aggregation.execute();
        })
        .get(0);
    SentRequest ours = clients.driverRequests(t -> t.aggregate(aggregate)).get(0);
    assertThat(theirs.opcode()).isEqualTo(Opcode.EXECUTE_QUERY);
    assertThat(ours.opcode()).isEqualTo(Opcode.ASYNC_QUERY);
    byte[] query = QueryRequest.CODEC.toBytes(
        AsyncQueryRequest.CODEC.decode(new WireReader(ours.bytes())).request(),
        LengthForm.SHORTEST);
    assertThat(HexFormat.of().formatHex(query)).isEqualTo(theirs.body());
  }

  @Test
  void everyKind() throws Exception {
    assertSame(
        a -> {
          a.count();
          a.max("c");
          a.min("d");
          a.sum("c");
          a.avg("d");
        },
        Aggregate.of(ranged().build()).count().max("c").min("d").sum("c").avg("d"));
  }

  @Test
  void aFilter() throws Exception {
    assertSame(
        a -> {
          a.setFilter(ObTableFilterFactory.compareVal(ObCompareOp.GT, "c", 5));
          a.max("c");
        },
        Aggregate.of(ranged().where(Filter.gt("c", 5)).build()).max("c"));
  }

  @Test
  void aLimit() throws Exception {
    assertSame(
        a -> {
          a.limit(0, 1);
          a.sum("d");
        },
        Aggregate.of(ranged().limit(1).build()).sum("d"));
  }
}
