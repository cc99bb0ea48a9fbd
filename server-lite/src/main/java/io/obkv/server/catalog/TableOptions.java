// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.catalog;

import static java.util.Objects.requireNonNull;

import io.obkv.value.Collation;
import java.util.List;
import java.util.Optional;

/**
 * What a table's definition says behind its columns. Immutable; no part is null.
 *
 * @param collation the default of its character columns
 * @param tableGroup the name of its table group, empty when it is in none
 * @param ttl the terms of TTL(…), none for a table whose rows do not expire
 * @param kvAttributes the JSON text of KV_ATTRIBUTES as written, possibly empty
 * @param comment possibly empty
 * @param autoIncrementStart the first number that AUTO_INCREMENT draws, 1 by default
 * @param autoIncrementOrdered true for AUTO_INCREMENT_MODE 'ORDER', the default
 * @param heap true for ORGANIZATION HEAP: the primary key is a hidden number
 * @param autoSplit whether and how it would be divided as it grows
 * @param blockSize BLOCK_SIZE in bytes, which is kept and shown only
 */
public record TableOptions(
    Collation collation,
    Optional<String> tableGroup,
    List<TtlTerm> ttl,
    String kvAttributes,
    String comment,
    long autoIncrementStart,
    boolean autoIncrementOrdered,
    boolean heap,
    Optional<AutoSplit> autoSplit,
    int blockSize) {
  /** BLOCK_SIZE of a table whose definition says nothing of it. */
  public static final int DEFAULT_BLOCK_SIZE = 16_384;

  /** Those of a table whose definition says nothing. */
  public static final TableOptions DEFAULT = new TableOptions(
      Collation.UTF8MB4_GENERAL_CI,
      Optional.empty(),
      List.of(),
      "",
      "",
      1,
      true,
      false,
      Optional.empty(),
      DEFAULT_BLOCK_SIZE);

  public TableOptions {
    requireNonNull(collation, "collation");
    requireNonNull(tableGroup, "tableGroup");
    ttl = List.copyOf(ttl);
    requireNonNull(kvAttributes, "kvAttributes");
    requireNonNull(comment, "comment");
    requireNonNull(autoSplit, "autoSplit");
  }

  /** The options with another default collation. */
  public TableOptions withCollation(Collation other) {
    Fields fields = new Fields(this);
    fields.collation = other;
    return fields.options();
  }

  /** The options with another table group, or none. */
  public TableOptions withGroup(Optional<String> other) {
    Fields fields = new Fields(this);
    fields.tableGroup = other;
    return fields.options();
  }

  /** The options with another TTL, or none. */
  public TableOptions withTtl(List<TtlTerm> other) {
    Fields fields = new Fields(this);
    fields.ttl = other;
    return fields.options();
  }

  /** The options with other KV_ATTRIBUTES. */
  public TableOptions withKvAttributes(String other) {
    Fields fields = new Fields(this);
    fields.kvAttributes = other;
    return fields.options();
  }

  /** The options with another comment. */
  public TableOptions withComment(String other) {
    Fields fields = new Fields(this);
    fields.comment = other;
    return fields.options();
  }

  /** The options with another first number for AUTO_INCREMENT. */
  public TableOptions withStart(long other) {
    Fields fields = new Fields(this);
    fields.autoIncrementStart = other;
    return fields.options();
  }

  /** The options with another AUTO_INCREMENT_MODE. */
  public TableOptions withOrder(boolean other) {
    Fields fields = new Fields(this);
    fields.autoIncrementOrdered = other;
    return fields.options();
  }

  /** The options with another organization. */
  public TableOptions withHeap(boolean other) {
    Fields fields = new Fields(this);
    fields.heap = other;
    return fields.options();
  }

  /** The options with another division of the table as it grows, or none. */
  public TableOptions withAutoSplit(Optional<AutoSplit> other) {
    Fields fields = new Fields(this);
    fields.autoSplit = other;
    return fields.options();
  }

  /** The options with another BLOCK_SIZE. */
  public TableOptions withBlockSize(int other) {
    Fields fields = new Fields(this);
    fields.blockSize = other;
    return fields.options();
  }

  /** A copy that can be changed before it becomes options. */
  private static final class Fields {
    private Collation collation;
    private Optional<String> tableGroup;
    private List<TtlTerm> ttl;
    private String kvAttributes;
    private String comment;
    private long autoIncrementStart;
    private boolean autoIncrementOrdered;
    private boolean heap;
    private Optional<AutoSplit> autoSplit;
    private int blockSize;

    Fields(TableOptions from) {
      collation = from.collation;
      tableGroup = from.tableGroup;
      ttl = from.ttl;
      kvAttributes = from.kvAttributes;
      comment = from.comment;
      autoIncrementStart = from.autoIncrementStart;
      autoIncrementOrdered = from.autoIncrementOrdered;
      heap = from.heap;
      autoSplit = from.autoSplit;
      blockSize = from.blockSize;
    }

    TableOptions options() {
      return new TableOptions(
          collation,
          tableGroup,
          ttl,
          kvAttributes,
          comment,
          autoIncrementStart,
          autoIncrementOrdered,
          heap,
          autoSplit,
          blockSize);
    }
  }
}
