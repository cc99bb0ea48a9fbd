// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.robustness;

import io.obkv.protocol.message.Aggregation;
import io.obkv.protocol.message.AggregationType;
import io.obkv.protocol.message.AsyncQueryRequest;
import io.obkv.protocol.message.BatchRequest;
import io.obkv.protocol.message.ColumnSet;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.EntityType;
import io.obkv.protocol.message.LogStreamRequest;
import io.obkv.protocol.message.LoginRequest;
import io.obkv.protocol.message.Operation;
import io.obkv.protocol.message.OperationBatch;
import io.obkv.protocol.message.OperationRequest;
import io.obkv.protocol.message.PasswordScramble;
import io.obkv.protocol.message.Property;
import io.obkv.protocol.message.Query;
import io.obkv.protocol.message.QueryAndMutate;
import io.obkv.protocol.message.QueryAndMutateRequest;
import io.obkv.protocol.message.QueryRequest;
import io.obkv.protocol.message.SingleEntity;
import io.obkv.protocol.message.SingleOperation;
import io.obkv.protocol.message.TabletOperations;
import io.obkv.protocol.packet.Opcode;
import io.obkv.protocol.wire.Codec;
import io.obkv.protocol.wire.WireWriter.LengthForm;
import io.obkv.value.KeyRange;
import io.obkv.value.Value;
import java.util.List;
import java.util.Random;

/** Well-formed requests of every kind on one small table, to be damaged by {@link FrameSource}. */
final class RequestCorpus {
  /** The table that the requests are about. */
  static final String TABLE = "create table if not exists fuzz"
      + " (k varchar(64) primary key, v bigint, s varchar(64), key by_v (v))";

  private static final String NAME = "fuzz";
  /** Keys are {@code key0} up to this number, exclusive. */
  static final int KEYS = 100;

  private static final int OPERATION_TYPES = 17;
  private static final long UNKNOWN = -1;

  private final Random random;
  private final byte[] credential;

  /** A packet's code and what lies behind its rpc header. */
  record Body(int opcode, byte[] bytes) {
    static <T> Body of(int opcode, Codec<T> codec, T message) {
      return new Body(opcode, codec.toBytes(message, LengthForm.SHORTEST));
    }
  }

  RequestCorpus(Random random, byte[] credential) {
    this.random = random;
    this.credential = credential;
  }

  /** The next request, of any kind. */
  Body next() {
    return switch (random.nextInt(7)) {
      case 0 -> login();
      case 1 -> Body.of(Opcode.EXECUTE, OperationRequest.CODEC, execute());
      case 2 -> Body.of(Opcode.BATCH_EXECUTE, BatchRequest.CODEC, batch());
      case 3 -> Body.of(Opcode.EXECUTE_QUERY, QueryRequest.CODEC, queryRequest());
      case 4 -> Body.of(Opcode.ASYNC_QUERY, AsyncQueryRequest.CODEC, asyncQuery());
      case 5 -> Body.of(Opcode.QUERY_AND_MUTATE, QueryAndMutateRequest.CODEC, queryAndMutate());
      default -> Body.of(Opcode.LOG_STREAM_EXECUTE, LogStreamRequest.CODEC, logStream());
    };
  }

  private Body login() {
    byte[] scramble = "abcdefghijklmnopqrst".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] secret = PasswordScramble.secret(random.nextBoolean() ? "" : "wrong", scramble);
    LoginRequest login = new LoginRequest(
        1, 2, 1, 0, 0, 0, 0, 0, "", "root@test#lite", secret, scramble, "test", 0, "", false, 2);
    return Body.of(Opcode.LOGIN, LoginRequest.CODEC, login);
  }

  private Value key() {
    return Value.ofString("key" + random.nextInt(KEYS));
  }

  private Operation operation() {
    Entity entity = new Entity(
        List.of(key()),
        List.of(
            new Property("v", Value.ofBigInt(random.nextLong())),
            new Property("s", Value.ofString("text"))));
    return new Operation(random.nextInt(OPERATION_TYPES), entity);
  }

  private OperationRequest execute() {
    return new OperationRequest(
        credential,
        NAME,
        UNKNOWN,
        0,
        EntityType.KV.number(),
        operation(),
        0,
        0,
        random.nextBoolean(),
        true,
        -1);
  }

  private BatchRequest batch() {
    List<Operation> operations =
        random.ints(random.nextInt(5)).mapToObj(i -> operation()).toList();
    return new BatchRequest(
        credential,
        NAME,
        UNKNOWN,
        EntityType.KV.number(),
        new OperationBatch(operations, false, false, false),
        0,
        0,
        false,
        true,
        0,
        random.nextBoolean());
  }

  private Query query() {
    boolean aggregate = random.nextInt(4) == 0;
    return new Query(
        List.of(KeyRange.of(List.of(key()), true, List.of(key()), random.nextBoolean())),
        List.of(aggregate ? "count(*)" : "v"),
        random.nextBoolean()
            ? ""
            : "TableCompareFilter(>, 'v:0') && (TableCompareFilter(=, 's:x'))",
        random.nextBoolean() ? -1 : random.nextInt(20),
        0,
        1 + random.nextInt(2),
        random.nextBoolean() ? "" : "by_v",
        random.nextBoolean() ? -1 : 1 + random.nextInt(5),
        -1,
        null,
        List.of("k"),
        aggregate ? List.of(new Aggregation(AggregationType.COUNT.number(), "*")) : List.of(),
        null,
        0,
        Query.ALL_TRAILING);
  }

  private QueryRequest queryRequest() {
    return new QueryRequest(credential, NAME, UNKNOWN, 0, EntityType.KV.number(), 0, query(), 0, 0);
  }

  private AsyncQueryRequest asyncQuery() {
    return new AsyncQueryRequest(queryRequest(), random.nextInt(1000), random.nextInt(5));
  }

  private QueryAndMutateRequest queryAndMutate() {
    OperationBatch batch = new OperationBatch(List.of(operation()), false, false, false);
    return new QueryAndMutateRequest(
        credential,
        NAME,
        UNKNOWN,
        0,
        EntityType.KV.number(),
        new QueryAndMutate(query(), batch, random.nextBoolean(), random.nextInt(16)),
        2,
        0,
        0);
  }

  private LogStreamRequest logStream() {
    List<SingleOperation> operations = random
        .ints(random.nextInt(5))
        .mapToObj(i -> new SingleOperation(
            1 + random.nextInt(7),
            0,
            null,
            List.of(new SingleEntity(
                ColumnSet.first(1),
                List.of(key()),
                ColumnSet.first(1),
                List.of(Value.ofBigInt(random.nextLong()))))))
        .toList();
    return new LogStreamRequest(
        credential,
        EntityType.KV.number(),
        0,
        UNKNOWN,
        NAME,
        UNKNOWN,
        List.of("k"),
        List.of("v"),
        random.nextInt(32),
        List.of(new TabletOperations(0, random.nextInt(8), operations)),
        0);
  }
}
