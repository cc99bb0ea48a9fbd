// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.oceanbase.rpc.ObGlobal;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableEntityType;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperation;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperationRequest;
import com.alipay.oceanbase.rpc.protocol.payload.impl.execute.ObTableOperationType;
import com.alipay.oceanbase.rpc.util.ObBytesString;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import io.obkv.value.Value;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Holds our requests against the bytes that the official client's own classes make. */
class OfficialClientBytesTest {
  private static final byte[] CREDENTIAL = {(byte) 0xc1, (byte) 0xc2, (byte) 0xc3, (byte) 0xc4};

  @BeforeContainer
  static void theOfficialClassesTakeTheServerForThisVersion() {
    ObGlobal.OB_VERSION = ObGlobal.calcVersion(4, (short) 3, (byte) 5, (byte) 3);
  }

  @Provide
  Arbitrary<Object> javaValues() {
    return Arbitraries.oneOf(
        Arbitraries.integers().map(Object.class::cast),
        Arbitraries.longs().map(Object.class::cast),
        Arbitraries.shorts().map(Object.class::cast),
        Arbitraries.bytes().map(Object.class::cast),
        Arbitraries.of(true, false).map(Object.class::cast),
        Arbitraries.doubles().map(Object.class::cast),
        Arbitraries.floats().map(Object.class::cast),
        Arbitraries.strings().ofMaxLength(300).map(Object.class::cast),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Object.class::cast),
        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Timestamp::new));
  }

  @net.jqwik.api.Property(tries = 2000)
  void singleOperationsAreTheSameBytes(
      @ForAll("javaValues") Object first,
      @ForAll("javaValues") Object second,
      @ForAll List<@net.jqwik.api.From("javaValues") Object> properties,
      @ForAll long tabletId) {
    for (OperationType type : List.of(
        OperationType.GET,
        OperationType.INSERT,
        OperationType.DELETE,
        OperationType.UPDATE,
        OperationType.INSERT_OR_UPDATE,
        OperationType.REPLACE,
        OperationType.INCREMENT,
        OperationType.APPEND,
        OperationType.PUT)) {
      Object[] rowkey = {first, second};
      String[] names = new String[properties.size()];
      Arrays.setAll(names, i -> "column" + i);
      assertThat(ours(type, rowkey, names, properties.toArray(), tabletId))
          .isEqualTo(official(type, rowkey, names, properties.toArray(), tabletId));
    }
  }

  private static byte[] ours(
      OperationType type, Object[] rowkey, String[] names, Object[] values, long tabletId) {
    // The official client keeps columns in a HashMap; the order on the wire is that map's.
    Map<String, Value> columns = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i], Value.of(values[i]));
    }
    List<Property> properties = columns.entrySet().stream()
        .map(e -> new Property(e.getKey(), e.getValue()))
        .toList();
    Entity entity = new Entity(Arrays.stream(rowkey).map(Value::of).toList(), properties);
    return OperationRequest.CODEC.toBytes(
        new OperationRequest(
            CREDENTIAL,
            "t1",
            -1,
            tabletId,
            EntityType.KV.number(),
            new Operation(type.number(), entity),
            0,
            0,
            false,
            true,
            -1),
        LengthForm.SHORTEST);
  }

  private static byte[] official(
      OperationType type, Object[] rowkey, String[] names, Object[] values, long tabletId) {
    ObTableOperationRequest request = new ObTableOperationRequest();
    request.setCredential(new ObBytesString(CREDENTIAL));
    request.setTableName("t1");
    request.setTableId(-1);
    request.setPartitionId(tabletId);
    request.setEntityType(ObTableEntityType.KV);
    request.setReturningAffectedRows(true);
    request.setTableOperation(ObTableOperation.getInstance(
        ObTableOperationType.valueOf(type.number()), rowkey, names, values));
    return request.encode();
  }
}
