// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.obkv.protocol.mysql.PayloadWriter;
import io.obkv.server.LiteServer;
import io.obkv.server.ServerOptions;
import io.obkv.server.sql.session.SqlResult;
import io.obkv.value.Value;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Columns and rows against what the engine (seekdb 1.2.0) sent for the same table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineBytesTest {
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
  private static final String TABLE = "create table pp (a int primary key, b varchar(20),"
      + " c decimal(10,3), d datetime(3), e time(2), f date, g double, h float, i bigint unsigned,"
      + " j bit(5), k year, l timestamp, m varbinary(10), n json, o tinyint, p smallint,"
      + " q enum('x','y'), r mediumint);"
      + "insert into pp values (1, 'hé', 1.5, '2024-01-02 03:04:05.678', '-34:05:06.78',"
      + " '2024-02-03', 1.5, 2.5, 18446744073709551615, b'101', 2024, '2024-01-02 03:04:05',"
      + " '\\0ab', '{\"a\": 1}', -1, -2, 'y', -3);"
      + "insert into pp (a, d, e, f) values (2, '2024-01-02 00:00:00', '00:00:00', '0000-00-00')";

  private LiteServer server;

  @BeforeAll
  void start() throws IOException {
    server = LiteServer.start(ServerOptions.builder().initSql(TABLE).build());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private SqlResult.Rows select() {
    return (SqlResult.Rows) server.execute("select * from pp order by a").get(0);
  }

  private static String hex(Consumer<PayloadWriter> body) {
    ByteBuf out = Unpooled.buffer();
    body.accept(new PayloadWriter(out));
    return HexFormat.of().formatHex(ByteBufUtil.getBytes(out));
  }

  @Test
  void columnsAreDescribedAsByTheEngine() {
    List<String> definitions = select().columns().stream()
        .map(column -> hex(ColumnDefinitions.of(column)::encode))
        .toList();
    assertThat(definitions)
        .containsExactly(
            "036465660474657374027070027070016101610c3f000b000000030340000000",
            "036465660474657374027070027070016201620c2d0050000000fd0000000000",
            "036465660474657374027070027070016301630c3f000c000000f60000030000",
            "036465660474657374027070027070016401640c3f00170000000c8000030000",
            "036465660474657374027070027070016501650c3f000d0000000b8000020000",
            "036465660474657374027070027070016601660c3f000a0000000a8000000000",
            "036465660474657374027070027070016701670c3f00170000000500001f0000",
            "036465660474657374027070027070016801680c3f000c0000000400001f0000",
            "036465660474657374027070027070016901690c3f0014000000082000000000",
            "036465660474657374027070027070016a016a0c3f000500000010a000000000",
            "036465660474657374027070027070016b016b0c3f00040000000d6000000000",
            "036465660474657374027070027070016c016c0c3f0013000000078004000000",
            "036465660474657374027070027070016d016d0c3f000a000000fd8000000000",
            "036465660474657374027070027070016e016e0c3f00fffffffff59000000000",
            "036465660474657374027070027070016f016f0c3f0004000000010000000000",
            "036465660474657374027070027070017001700c3f0006000000020000000000",
            "036465660474657374027070027070017101710c2d0004000000fe0000000000",
            "036465660474657374027070027070017201720c3f0009000000090000000000");
  }

  @Test
  void binaryRowsAreThoseOfTheEngine() {
    try (SqlResult.Rows rows = select()) {
      BinaryRowEncoder encoder = new BinaryRowEncoder(rows.columns(), ZONE);
      Value[] first = rows.next();
      assertThat(hex(out -> encoder.encode(first, out)))
          .isEqualTo("00000000010000000368c3a905312e3530300be807010203040570580a000c0101000000"
              + "0a0506e0e60b0004e8070203000000000000f83f00002040ffffffffffffffff0105e80707e807"
              + "010203040503006162087b2261223a20317dfffeff0179fdffffff");
      Value[] second = rows.next();
      assertThat(hex(out -> encoder.encode(second, out)))
          .isEqualTo("0018ff0f0200000004e80701020000");
    }
  }

  @Test
  void textRowsAreThoseOfTheEngine() {
    try (SqlResult.Rows rows = select()) {
      TextRowEncoder encoder = new TextRowEncoder(rows.columns(), ZONE);
      Value[] row = rows.next();
      assertThat(hex(out -> encoder.encode(row, out))).isEqualTo(hex(out -> {
        for (String text : List.of(
            "1",
            "hé",
            "1.500",
            "2024-01-02 03:04:05.678",
            "-34:05:06.78",
            "2024-02-03",
            "1.5",
            "2.5",
            "18446744073709551615",
            "\u0005",
            "2024",
            "2024-01-02 03:04:05",
            "\0ab",
            "{\"a\": 1}",
            "-1",
            "-2",
            "y",
            "-3")) {
          out.lengthEncoded(text);
        }
      }));
    }
  }
}
