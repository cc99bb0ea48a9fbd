// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every type, there and back; in the text form and in the binary one. */
class TypeIT extends ConnectorCases {
  private static final String COLUMNS = "(id int primary key, a tinyint, b smallint, c mediumint,"
      + " d int, e bigint, f bigint unsigned, g float, h double, i decimal(30,10), j date,"
      + " k datetime(6), l timestamp(3), m time(6), n year, o varchar(100), p char(10),"
      + " q varbinary(100), r text, s blob, t bit(12), u enum('one','two'), v set('x','y','z'),"
      + " w json, x boolean, y int unsigned)";

  @ParameterizedTest
  @MethodSource("ways")
  void everyTypeReadsTheSameInBothForms(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(
          connection,
          "create table " + table + COLUMNS,
          "insert into " + table
              + " values (1, -128, -32768, -8388608, -2147483648, -9223372036854775808,"
              + " 18446744073709551615, 1.5, -2.25, 12345678901234567890.0123456789, '2024-02-29',"
              + " '2024-02-29 23:59:58.123456', '2024-02-29 23:59:58.123', '12:34:56.789012', 2024,"
              + " 'text ü', 'char', x'00ff41', 'long text', x'0001', b'101', 'two', 'x,z',"
              + " '{\"a\": [1, 2]}', true, 4294967295)",
          "insert into " + table + " (id) values (2)");
      try (PreparedStatement select =
              connection.prepareStatement("select * from " + table + " order by id");
          ResultSet result = select.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertNumbers(result);
        assertTimes(result);
        assertTexts(result);
        assertThat(result.next()).isTrue();
        for (int column = 2; column <= result.getMetaData().getColumnCount(); column++) {
          assertThat(result.getObject(column)).isNull();
          assertThat(result.wasNull()).isTrue();
        }
        assertThat(result.next()).isFalse();
      }
    }
  }

  private static void assertNumbers(ResultSet result) throws SQLException {
    assertThat(result.getByte("a")).isEqualTo(Byte.MIN_VALUE);
    assertThat(result.getShort("b")).isEqualTo(Short.MIN_VALUE);
    assertThat(result.getInt("c")).isEqualTo(-8388608);
    assertThat(result.getInt("d")).isEqualTo(Integer.MIN_VALUE);
    assertThat(result.getLong("e")).isEqualTo(Long.MIN_VALUE);
    assertThat(result.getBigDecimal("f")).isEqualTo(new BigDecimal("18446744073709551615"));
    assertThat(result.getFloat("g")).isEqualTo(1.5f);
    assertThat(result.getDouble("h")).isEqualTo(-2.25);
    assertThat(result.getBigDecimal("i"))
        .isEqualTo(new BigDecimal("12345678901234567890.0123456789"));
    assertThat(result.getBytes("t")).containsExactly(0, 5);
    assertThat(result.getBoolean("x")).isTrue();
    assertThat(result.getLong("y")).isEqualTo(4294967295L);
  }

  private static void assertTimes(ResultSet result) throws SQLException {
    assertThat(result.getDate("j")).isEqualTo(Date.valueOf("2024-02-29"));
    assertThat(result.getTimestamp("k")).isEqualTo(Timestamp.valueOf("2024-02-29 23:59:58.123456"));
    assertThat(result.getTimestamp("l")).isEqualTo(Timestamp.valueOf("2024-02-29 23:59:58.123"));
    // One driver leaves the fraction out.
    assertThat(result.getString("m")).startsWith("12:34:56");
    assertThat(result.getInt("n")).isEqualTo(2024);
  }

  private static void assertTexts(ResultSet result) throws SQLException {
    assertThat(result.getString("o")).isEqualTo("text ü");
    assertThat(result.getString("p")).isEqualTo("char");
    assertThat(result.getBytes("q")).containsExactly(0, -1, 'A');
    assertThat(result.getString("r")).isEqualTo("long text");
    assertThat(result.getBytes("s")).containsExactly(0, 1);
    assertThat(result.getString("u")).isEqualTo("two");
    assertThat(result.getString("v")).isEqualTo("x,z");
    assertThat(result.getString("w")).isEqualTo("{\"a\": [1, 2]}");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void parametersOfEveryTypeArriveWhole(Way way) throws SQLException {
    String table = newTable();
    try (Connection connection = connect(way)) {
      execute(connection, "create table " + table + COLUMNS);
      try (PreparedStatement insert = connection.prepareStatement("insert into " + table
          + " (id, a, b, d, e, f, g, h, i, j, k, m, o, q, x) values"
          + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        insert.setInt(1, 1);
        insert.setByte(2, (byte) -7);
        insert.setShort(3, (short) -300);
        insert.setInt(4, Integer.MIN_VALUE);
        insert.setLong(5, Long.MIN_VALUE);
        insert.setBigDecimal(6, new BigDecimal("18446744073709551615"));
        insert.setFloat(7, 0.1f);
        insert.setDouble(8, -1e100);
        insert.setBigDecimal(9, new BigDecimal("-0.0000000001"));
        insert.setDate(10, Date.valueOf(LocalDate.of(1999, 12, 31)));
        insert.setTimestamp(
            11, Timestamp.valueOf(LocalDateTime.of(2001, 2, 3, 4, 5, 6, 789_000_000)));
        insert.setTime(12, Time.valueOf("23:59:59"));
        insert.setString(13, "ünï");
        insert.setBytes(14, new byte[] {0, -1, 39, 92});
        insert.setBoolean(15, true);
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
      assertThat(query(
              connection,
              "select a, b, d, e, f, g, cast(h as char), cast(i as char), j, cast(k as char),"
                  + " cast(m as char), o, hex(q), x from " + table + " where id = 1"))
          .containsExactly("-7,-300,-2147483648,-9223372036854775808,18446744073709551615,0.1,"
              + "-1e100,-0.0000000001,1999-12-31,2001-02-03 04:05:06.789000,23:59:59.000000,ünï,"
              + "00FF275C,1");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void longValuesComeInPieces(Way way) throws SQLException {
    String table = newTable();
    byte[] bytes = new byte[500_000];
    new Random(1).nextBytes(bytes);
    try (Connection connection = connect(way)) {
      execute(connection, "create table " + table + " (k int primary key, v mediumblob)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into " + table + " values (?, ?)")) {
        insert.setInt(1, 1);
        insert.setBinaryStream(2, new ByteArrayInputStream(bytes), bytes.length);
        insert.executeUpdate();
      }
      try (PreparedStatement select =
              connection.prepareStatement("select v from " + table + " where k = 1");
          ResultSet result = select.executeQuery()) {
        assertThat(result.next()).isTrue();
        assertThat(result.getBytes(1)).isEqualTo(bytes);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void expressionsHaveTheTypesThatAreAnnounced(Way way) throws SQLException {
    try (Connection connection = connect(way);
        PreparedStatement select = connection.prepareStatement(
            "select 1 + 1, 1.5 * 2, 'a', null, 1 = 1, now(3), x'41', 10 / 4, 1e10, true,"
                + " 18446744073709551615, -1, concat('a', 1)");
        ResultSet result = select.executeQuery()) {
      assertThat(result.next()).isTrue();
      assertThat(result.getLong(1)).isEqualTo(2);
      assertThat(result.getBigDecimal(2)).isEqualByComparingTo("3.0");
      assertThat(result.getString(3)).isEqualTo("a");
      assertThat(result.getObject(4)).isNull();
      assertThat(result.getBoolean(5)).isTrue();
      assertThat(result.getTimestamp(6)).isNotNull();
      assertThat(result.getBytes(7)).containsExactly('A');
      assertThat(result.getBigDecimal(8)).isEqualByComparingTo("2.5");
      assertThat(result.getDouble(9)).isEqualTo(1e10);
      assertThat(result.getBoolean(10)).isTrue();
      assertThat(result.getString(11)).isEqualTo("18446744073709551615");
      assertThat(result.getInt(12)).isEqualTo(-1);
      assertThat(result.getString(13)).isEqualTo("a1");
    }
  }
}
