// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.differential.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statements that make, ask about and change tables, drawn by chance; some of them wrong. */
final class TableSource {
  private static final List<String> TYPES = List.of(
      "tinyint",
      "tinyint(1)",
      "smallint unsigned",
      "mediumint",
      "int",
      "int unsigned",
      "int(5) zerofill",
      "bigint",
      "bigint unsigned",
      "bool",
      "float",
      "double",
      "double(10,2)",
      "decimal",
      "decimal(12,4)",
      "numeric(5)",
      "char",
      "char(7)",
      "varchar(30)",
      "varchar(30) collate utf8mb4_bin",
      "varchar(30) collate utf8mb4_unicode_ci",
      "varchar(30) collate utf8mb4_0900_ai_ci",
      "binary(3)",
      "varbinary(64)",
      "tinytext",
      "text",
      "mediumtext",
      "longtext",
      "tinyblob",
      "blob",
      "blob(300)",
      "longblob",
      "date",
      "time",
      "time(3)",
      "datetime",
      "datetime(6)",
      "timestamp null",
      "timestamp(3) null",
      "year",
      "bit",
      "bit(9)",
      "json",
      "enum('x','y')",
      "set('p','q')",
      "varchar(300000)",
      "decimal(66)",
      "nosuchtype");

  private static final List<String> RULES = List.of(
      "",
      "",
      "",
      "not null",
      "null",
      "default null",
      "default 1",
      "default '7'",
      "not null default 3",
      "default 'text'",
      "default current_timestamp",
      "comment 'a remark'",
      "not null comment 'it''s'",
      "unique",
      "default '2024-02-29'");

  private static final List<String> KEYS = List.of(
      "bigint",
      "int",
      "varchar(20)",
      "varbinary(32)",
      "datetime",
      "timestamp",
      "char(4)",
      "bigint unsigned",
      "date",
      "decimal(10,2)",
      "double",
      "text");

  private static final List<String> PARTITIONS = List.of(
      "",
      "",
      "",
      "partition by hash(a) partitions 3",
      "partition by key(a) partitions 4",
      "partition by key() partitions 2",
      "partition by key(a, b) partitions 2",
      "partition by range(a) (partition p0 values less than (10), partition p1 values less than maxvalue)",
      "partition by range columns(a) (partition p0 values less than (10),"
          + " partition p1 values less than (maxvalue))",
      "partition by range columns(b) (partition p0 values less than ('m'),"
          + " partition p1 values less than (maxvalue))",
      "partition by list(a) (partition p0 values in (1,2), partition p1 values in (3, null))",
      "partition by list columns(a) (partition p0 values in (1,2), partition p1 values in (default))",
      "partition by hash(a) subpartition by key(b) subpartitions 2 partitions 2",
      "partition by range columns(a) subpartition by hash(a) subpartitions 2"
          + " (partition p0 values less than (5), partition p1 values less than (9))",
      "partition by hash(c0) partitions 2",
      "partition by key(nosuch) partitions 2",
      "partition by hash(a) partitions 0");

  private static final List<String> OPTIONS = List.of(
      "",
      "",
      "",
      "comment = 'of a table'",
      "auto_increment = 5",
      "collate = utf8mb4_bin",
      "organization heap",
      "block_size = 32768",
      "default charset = utf8mb4",
      "engine = innodb",
      "nosuchoption = 1");

  private static final List<String> CHANGES = List.of(
      "add column %sz int default 3",
      "add column %sz int not null first",
      "drop column c0",
      "modify column c0 bigint",
      "modify c1 varchar(40)",
      "change c1 d1 varchar(50)",
      "rename column c0 to e0",
      "add index %si (c0)",
      "add unique index %su (c1) local",
      "drop index %si",
      "drop primary key",
      "alter column c0 set default 9",
      "alter column c0 drop default",
      "comment = 'changed'",
      "drop partition p0",
      "add partition (partition p9 values less than (99))",
      "truncate partition p0",
      "drop column a",
      "drop column nosuch",
      "add column c0 int",
      "add constraint ck check (a > 0)",
      "partition by key(a) partitions 2",
      "rename to %t_new");

  private final Random random;

  TableSource(Random random) {
    this.random = random;
  }

  /** One table: made, asked about, changed, asked about again and dropped. */
  List<ScriptStatement> next(String name) {
    List<String> statements = new ArrayList<>();
    statements.add(create(name));
    statements.addAll(TableQuestions.about(name));
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      String change = oneOf(CHANGES).replace("%s", name).replace("%t", name);
      statements.add("alter table " + name + " " + change);
    }
    if (changes > 0) {
      statements.addAll(TableQuestions.about(name));
    }
    statements.add("drop table if exists " + name + ", " + name + "_new");
    return statements.stream().map(ScriptStatement::same).toList();
  }

  private String create(String name) {
    List<String> lines = new ArrayList<>();
    lines.add("a " + oneOf(KEYS) + (random.nextInt(12) == 0 ? " auto_increment" : ""));
    lines.add("b " + oneOf(KEYS));
    int columns = 1 + random.nextInt(4);
    for (int i = 0; i < columns; i++) {
      lines.add("c" + i + " " + oneOf(TYPES) + " " + oneOf(RULES));
    }
    if (random.nextInt(8) == 0) {
      lines.add("g bigint generated always as (c0 + 1) " + oneOf(List.of("", "stored", "virtual")));
    }
    if (random.nextInt(8) > 0) {
      lines.add(oneOf(List.of("primary key (a, b)", "primary key (a)", "primary key (b, a)")));
    }
    if (random.nextInt(3) == 0) {
      lines.add(oneOf(List.of(
          "index i0 (c0) local",
          "key (b)",
          "unique key u0 (c0)",
          "index i1 (c0) global",
          "index (nosuch)",
          "index i2 (b, c0) comment 'of two'")));
    }
    return "create table " + name + " (" + String.join(", ", lines) + ") " + oneOf(OPTIONS) + " "
        + oneOf(PARTITIONS);
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
