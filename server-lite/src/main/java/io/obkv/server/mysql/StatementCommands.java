// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.mysql.ColumnDefinition;
import io.obkv.protocol.mysql.EofPacket;
import io.obkv.protocol.mysql.OkPacket;
import io.obkv.protocol.mysql.PacketWriter;
import io.obkv.protocol.mysql.PayloadReader;
import io.obkv.server.catalog.SqlErrors;
import io.obkv.server.sql.PreparedStatement;
import io.obkv.server.sql.SqlExecutor;
import io.obkv.server.sql.session.ResultColumn;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;
import java.util.List;

/** The commands about prepared statements. For one thread at a time. */
final class StatementCommands implements AutoCloseable {
  private static final int MOST_PARAMETERS = 0xffff;
  private static final int CURSOR = 1;
  private static final int ITERATION_COUNT_LENGTH = 4;

  private final StatementHandles handles;
  private final long maxLongData;

  /**
   * @param most how many statements there may be
   * @param maxLongData bytes that parameters may be sent in pieces before a statement is executed
   */
  StatementCommands(int most, long maxLongData) {
    this.handles = new StatementHandles(most);
    this.maxLongData = maxLongData;
  }

  Answer prepare(CommandContext context, String text) {
    handles.requireRoom();
    List<String> statements = SqlExecutor.split(text);
    if (statements.isEmpty()) {
      throw MysqlErrors.emptyQuery();
    }
    if (statements.size() > 1) {
      throw SqlErrors.of(-4007, 1235, "0A000", "Not supported feature or function");
    }
    PreparedStatement statement = context.executor().prepare(context.session(), statements.get(0));
    if (statement.parameters() > MOST_PARAMETERS) {
      throw MysqlErrors.tooManyParameters();
    }
    StatementHandle handle = handles.add(statement);
    return (out, limit) -> {
      writePrepared(handle, context.eof(0), out);
      return true;
    };
  }

  private static void writePrepared(StatementHandle handle, EofPacket eof, PacketWriter out) {
    PreparedStatement statement = handle.statement();
    out.packet(payload -> {
      payload.int1(OkPacket.MARK);
      payload.int4(handle.id());
      payload.int2(statement.columns().size());
      payload.int2(statement.parameters());
      payload.int1(0);
      payload.int2(0);
    });
    if (statement.parameters() > 0) {
      ColumnDefinition parameter = ColumnDefinitions.parameter();
      for (int i = 0; i < statement.parameters(); i++) {
        out.packet(parameter::encode);
      }
      out.packet(eof::encode);
    }
    if (!statement.columns().isEmpty()) {
      for (ResultColumn column : statement.columns()) {
        out.packet(ColumnDefinitions.of(column)::encode);
      }
      out.packet(eof::encode);
    }
  }

  Answer execute(CommandContext context, PayloadReader in) {
    StatementHandle handle =
        handles.find((int) in.int4()).orElseThrow(MysqlErrors::unknownStatement);
    int flags = in.int1();
    in.skip(ITERATION_COUNT_LENGTH);
    handle.close();
    SqlResult result = context.execute(handle.statement(), values(in, handle));
    if (!(result instanceof SqlResult.Rows rows)) {
      OkPacket ok = context.ok((SqlResult.Done) result, 0);
      return (out, limit) -> {
        out.packet(ok::encode);
        return true;
      };
    }
    RowEncoder encoder = new BinaryRowEncoder(rows.columns(), context.zone());
    if ((flags & CURSOR) == 0) {
      return new RowsAnswer(context, rows, encoder, 0);
    }
    handle.open(rows, encoder);
    return RowsAnswer.opened(context, rows.columns());
  }

  private static List<Value> values(PayloadReader in, StatementHandle handle) {
    try {
      if (handle.isLongDataRefused()) {
        throw MysqlErrors.packetTooLong();
      }
      return ParameterReader.read(in, handle);
    } finally {
      handle.clearLongData();
    }
  }

  Answer fetch(CommandContext context, PayloadReader in) {
    StatementHandle handle = handles.find((int) in.int4()).orElseThrow(MysqlErrors::noCursor);
    return handle.fetch(context, in.int4());
  }

  /** Forgets what was sent for the next execution, and closes the cursor. */
  void reset(PayloadReader in) {
    StatementHandle handle =
        handles.find((int) in.int4()).orElseThrow(MysqlErrors::unknownStatementToReset);
    handle.clearLongData();
    handle.close();
  }

  /** Keeps a piece of a parameter; where it is too much the statement's next execution says so. */
  void addLongData(PayloadReader in) {
    int id = (int) in.int4();
    int parameter = in.int2();
    handles.find(id).ifPresent(handle -> {
      if (handles.longDataLength() + in.remaining() > maxLongData) {
        handle.refuseLongData();
      } else {
        handle.addLongData(parameter, in.rest());
      }
    });
  }

  /** Closes a statement; does nothing when there is none of that number. */
  void close(int id) {
    handles.remove(id);
  }

  /** Closes all statements. */
  @Override
  public void close() {
    handles.close();
  }
}
