// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.obkv.hbase.adapter.CellWrite.Kind;
import io.obkv.hbase.adapter.LogStreamWrites.TabletWrites;
import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.OperationType;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.wire.WireReader;
import io.obkv.protocol.wire.WireWriter;
import io.obkv.transport.Destination;
import io.obkv.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

class LogStreamWritesTest {
  private static final byte[] A = Bytes.toBytes("a");
  private static final byte[] Q = Bytes.toBytes("q");

  private static CellWrite put(long timeToLive) {
    return new CellWrite(Kind.PUT, A, Q, 3, Bytes.toBytes("v"), timeToLive);
  }

  private static CellWrite delete() {
    return new CellWrite(Kind.DELETE_FAMILY, A, null, 3, null, CellWrite.NO_TIME_TO_LIVE);
  }

  private static LogStreamRequest message(boolean group, CellWrite... cells) {
    RowWrites row = new RowWrites(Bytes.toBytes("r"), Arrays.asList(cells));
    return decoded(new LogStreamWrites(
        "t", group ? UnaryOperator.identity() : null, List.of(new TabletWrites(8, List.of(row)))));
  }

  private static byte[] written(LogStreamWrites writes) {
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    writes.encode(new byte[] {9}, new Destination(2, 3, 4), out);
    return out.toByteArray();
  }

  private static LogStreamRequest decoded(LogStreamWrites writes) {
    return LogStreamRequest.CODEC.decode(new WireReader(written(writes)));
  }

  private static SingleEntity entity(LogStreamRequest message, int operation) {
    return message.tablets().get(0).operations().get(operation).entities().get(0);
  }

  @Test
  void putsAloneSayOnceWhatTheirColumnsAre() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE));
    assertThat(message.flags())
        .isEqualTo(LogStreamRequest.SAME_TYPE | LogStreamRequest.SAME_PROPERTY_NAMES);
    assertThat(message.propertyNames()).containsExactly("V");
    assertThat(entity(message, 0).propertyColumns().bitCount()).isZero();
  }

  @Test
  void mixturesNameTheColumnsOfEachOperation() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE), delete());
    assertThat(message.flags()).isZero();
    assertThat(entity(message, 0).propertyColumns().contains(0)).isTrue();
    assertThat(entity(message, 1).propertyColumns().contains(0)).isFalse();
    assertThat(message.tablets().get(0).operations())
        .extracting(SingleOperation::type)
        .containsExactly(OperationType.INSERT_OR_UPDATE.number(), OperationType.DELETE.number());
  }

  @Test
  void theTimeToLiveIsAColumnOnlyWhereOneIsGiven() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE), put(60));
    assertThat(message.propertyNames()).containsExactly("V", "TTL");
    assertThat(entity(message, 0).properties()).hasSize(1);
    assertThat(entity(message, 1).properties().get(1)).isEqualTo(Value.ofBigInt(60));
  }

  @Test
  void aTableGroupIsToldTheFamilyWithTheQualifier() {
    LogStreamRequest message = message(true, put(CellWrite.NO_TIME_TO_LIVE), delete());
    assertThat(entity(message, 0).rowkey().get(1).string()).isEqualTo("a.q");
    assertThat(entity(message, 1).rowkey().get(1).string()).isEqualTo("a.");
  }

  @Test
  void aFamilysOwnTableIsToldTheQualifierAlone() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE), delete());
    assertThat(entity(message, 0).rowkey().get(1).string()).isEqualTo("q");
    assertThat(entity(message, 1).rowkey().get(1).isNull()).isTrue();
  }

  @Test
  void theRequestNamesCredentialAndPlace() {
    LogStreamRequest message = message(false, put(CellWrite.NO_TIME_TO_LIVE));
    assertThat(message.credential()).containsExactly(9);
    assertThat(message.tableId()).isEqualTo(2);
    assertThat(message.logStreamId()).isEqualTo(4);
    assertThat(message.tablets().get(0).tabletId()).isEqualTo(8);
  }

  @Provide
  Arbitrary<CellWrite> cells() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            bytes,
            Arbitraries.of(3L, 0L, HConstants.LATEST_TIMESTAMP),
            bytes,
            Arbitraries.of(CellWrite.NO_TIME_TO_LIVE, 60L))
        .as((kind, qualifier, time, value, timeToLive) -> {
          boolean whole = kind == Kind.DELETE_FAMILY || kind == Kind.DELETE_FAMILY_VERSION;
          return kind == Kind.PUT
              ? new CellWrite(kind, A, qualifier, time, value, timeToLive)
              : new CellWrite(
                  kind, A, whole ? null : qualifier, time, null, CellWrite.NO_TIME_TO_LIVE);
        });
  }

  @Provide
  Arbitrary<List<TabletWrites>> tablets() {
    Arbitrary<RowWrites> rows = cells()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(cells -> new RowWrites(Bytes.toBytes("row"), cells));
    return rows.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(list -> new TabletWrites(8, list))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** What a batch is made of by its records, operation by operation. */
  private static LogStreamRequest byRecords(List<TabletWrites> tablets, LogStreamRequest of) {
    boolean same = (of.flags() & LogStreamRequest.SAME_PROPERTY_NAMES) != 0;
    int properties = of.propertyNames().size();
    List<TabletOperations> all = tablets.stream()
        .map(tablet -> {
          List<SingleOperation> operations = tablet.rows().stream()
              .flatMap(
                  row -> row.cells().stream().map(cell -> operation(row, cell, same, properties)))
              .toList();
          boolean oneType =
              operations.stream().map(SingleOperation::type).distinct().count() == 1;
          return new TabletOperations(8, (oneType ? 1 : 0) | (same ? 2 : 0), operations);
        })
        .toList();
    return new LogStreamRequest(
        of.credential(),
        2,
        0,
        4,
        "t",
        2,
        List.of("K", "Q", "T"),
        of.propertyNames(),
        of.flags(),
        all,
        -1);
  }

  private static SingleOperation operation(
      RowWrites row, CellWrite cell, boolean same, int properties) {
    List<Value> values = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    if (cell.kind() == Kind.PUT) {
      places.add(0);
      values.add(Value.ofBytes(cell.value()));
      if (cell.timeToLive() != CellWrite.NO_TIME_TO_LIVE) {
        places.add(1);
        values.add(Value.ofBigInt(cell.timeToLive()));
      }
    }
    Value qualifier = cell.qualifier() == null ? Value.NULL : Value.ofBytes(cell.qualifier());
    return new SingleOperation(
        (cell.kind() == Kind.PUT ? OperationType.INSERT_OR_UPDATE : OperationType.DELETE).number(),
        cell.isTimeOfSender() ? 4 : 0,
        null,
        List.of(new SingleEntity(
            ColumnSet.first(3),
            List.of(Value.ofBytes(row.row()), qualifier, Value.ofBigInt(cell.storedTime())),
            same ? ColumnSet.ALL : ColumnSet.of(properties, places),
            values)));
  }

  /** Batches are written without records; their bytes are those of the records. */
  @Property(tries = 300)
  void theBytesAreThoseOfTheRecords(@ForAll("tablets") List<TabletWrites> tablets) {
    byte[] written = written(new LogStreamWrites("t", null, tablets));
    LogStreamRequest decoded = LogStreamRequest.CODEC.decode(new WireReader(written));
    WireWriter out = new WireWriter(WireWriter.LengthForm.SHORTEST);
    LogStreamRequest.CODEC.encode(byRecords(tablets, decoded), out);
    assertThat(written).isEqualTo(out.toByteArray());
    List<CellWrite> cells = tablets.stream()
        .flatMap(tablet -> tablet.rows().stream())
        .flatMap(row -> row.cells().stream())
        .toList();
    boolean puts = cells.stream().allMatch(cell -> cell.kind() == Kind.PUT);
    boolean deletes = cells.stream().noneMatch(cell -> cell.kind() == Kind.PUT);
    long forms = cells.stream()
        .map(cell -> cell.timeToLive() != CellWrite.NO_TIME_TO_LIVE)
        .distinct()
        .count();
    assertThat((decoded.flags() & LogStreamRequest.SAME_TYPE) != 0).isEqualTo(puts || deletes);
    assertThat((decoded.flags() & LogStreamRequest.SAME_PROPERTY_NAMES) != 0)
        .isEqualTo((puts || deletes) && forms == 1);
  }
}
