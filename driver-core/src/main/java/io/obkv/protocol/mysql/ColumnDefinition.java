// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.mysql;

import static java.util.Objects.requireNonNull;

import io.obkv.error.ProtocolException;

/**
 * What a result set says of one of its columns.
 *
 * @param database where the column comes from; empty, like the next two and the last name, for an
 *     expression
 * @param tableAlias the table's name in the statement
 * @param table the table's own name
 * @param label the column's name in the result
 * @param name the column's own name
 * @param charset the number of a collation; 63 for bytes, numbers and times
 * @param length the most bytes or characters that a value's text has
 * @param type the type on the wire
 * @param flags bits of {@link FieldFlag}
 * @param decimals digits behind the point; 31 where there is no fixed number
 */
public record ColumnDefinition(
    String database,
    String tableAlias,
    String table,
    String label,
    String name,
    int charset,
    long length,
    FieldType type,
    int flags,
    int decimals) {
  private static final String CATALOG = "def";
  private static final int FIXED_LENGTH = 12;

  public ColumnDefinition {
    requireNonNull(database, "database");
    requireNonNull(tableAlias, "tableAlias");
    requireNonNull(table, "table");
    requireNonNull(label, "label");
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }

  /** Writes the packet. */
  public void encode(PayloadWriter out) {
    out.lengthEncoded(CATALOG);
    out.lengthEncoded(database);
    out.lengthEncoded(tableAlias);
    out.lengthEncoded(table);
    out.lengthEncoded(label);
    out.lengthEncoded(name);
    out.lengthEncoded(FIXED_LENGTH);
    out.int2(charset);
    out.int4((int) length);
    out.int1(type.code());
    out.int2(flags);
    out.int1(decimals);
    out.zeros(2);
  }

  /** Reads a packet. */
  public static ColumnDefinition decode(PayloadReader in) {
    String catalog = in.lengthEncodedText();
    if (!catalog.equals(CATALOG)) {
      throw new ProtocolException("a column of catalog " + catalog);
    }
    String database = in.lengthEncodedText();
    String tableAlias = in.lengthEncodedText();
    String table = in.lengthEncodedText();
    String label = in.lengthEncodedText();
    String name = in.lengthEncodedText();
    in.skip(1);
    int charset = in.int2();
    long length = in.int4();
    FieldType type = FieldType.ofCode(in.int1());
    return new ColumnDefinition(
        database, tableAlias, table, label, name, charset, length, type, in.int2(), in.int1());
  }
}
