// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.environment;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives each case tables of its own, so that cases need not clean up after each other. */
public final class Tables {
  private final TestTarget target;
  private final AtomicInteger made = new AtomicInteger();

  Tables(TestTarget target) {
    this.target = target;
  }

  /**
   * Makes a table under a new name.
   *
   * @param definition what follows the name in CREATE TABLE
   */
  public String create(String definition) {
    String name = "case_" + made.incrementAndGet();
    target.execute("create table " + name + " " + definition);
    return name;
  }

  /** A table {@code (k varchar(64), v bigint, s varchar(64) default 'none')} with key k. */
  public String keyValue() {
    return create("(k varchar(64) primary key, v bigint, s varchar(64) default 'none')");
  }

  /** Puts rows in by SQL, each written as the text between the parentheses of VALUES. */
  public void fill(String table, String... rows) {
    target.execute(
        "insert into " + table + " values (" + String.join("),(", Arrays.asList(rows)) + ")");
  }

  /** A query's rows; every value as text, null for NULL. */
  public List<List<String>> query(String sql) {
    return target.query(sql);
  }

  /** Runs a statement that answers no rows. */
  public void execute(String sql) {
    target.execute(sql);
  }
}
