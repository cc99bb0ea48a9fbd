// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.error.ErrorCode;
import io.obkv.protocol.message.Entity;
import io.obkv.protocol.message.OperationType;
import io.obkv.server.audit.AuditedStatement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The statements that requests come down to. Their patterns are OceanBase's: an operation's is its
 * name, the table and the columns beside the key's; a query's has columns, range, index and filter.
 * Those without a filter end with a zero byte there, which is why it is part of what is hashed.
 * Stateless.
 */
final class Statements {
  private static final String PREFIX = "KV_";
  private static final String END = "\0";
  private static final String NOTHING = "(null)";
  private static final Set<OperationType> MULTIPLE = EnumSet.of(
      OperationType.GET,
      OperationType.INSERT,
      OperationType.DELETE,
      OperationType.UPDATE,
      OperationType.INSERT_OR_UPDATE,
      OperationType.REPLACE,
      OperationType.PUT);

  private Statements() {}

  /** What the audit calls an operation of this number. */
  static String kind(int type) {
    OperationType known = OperationType.ofNumber(type);
    return known == null ? "KV" : PREFIX + known.name();
  }

  /** One operation on one row. */
  static AuditedStatement operation(int type, String table, List<String> columns, int code) {
    return new AuditedStatement(kind(type), pattern(type, table, columns), code, 0, false);
  }

  /** Several operations of one type that are done at once. */
  static AuditedStatement multiple(
      int type, String table, List<String> columns, int code, long returned) {
    String kind = PREFIX + "MULTI_" + kind(type).substring(PREFIX.length());
    String pattern = "multi " + pattern(type, table, columns);
    return new AuditedStatement(kind, pattern, code, returned, type == OperationType.GET.number());
  }

  /** Whether operations of one type are done at once. */
  static boolean canBeMultiple(int type) {
    OperationType known = OperationType.ofNumber(type);
    return known != null && MULTIPLE.contains(known);
  }

  /** A query that has been answered. */
  static AuditedStatement query(QueryShape query, int code, long returned) {
    return new AuditedStatement(PREFIX + "QUERY", query.pattern(), code, returned, true);
  }

  /** A query that had no more rows, which has an error code inside OceanBase. */
  static AuditedStatement endOfQuery(QueryShape query) {
    return query(query, ErrorCode.OB_ITER_END.number(), 0);
  }

  /** The columns beside the key's. */
  static List<String> names(Entity entity) {
    return entity.properties().stream().map(property -> property.name()).toList();
  }

  private static String pattern(int type, String table, List<String> columns) {
    return name(type) + ' ' + orNothing(table) + ' ' + columns(columns) + END;
  }

  private static String columns(List<String> names) {
    String list = StructText.list(names, StructText::quote);
    return list.substring(1, list.length() - 1);
  }

  private static String orNothing(String name) {
    return name.isEmpty() ? NOTHING : name;
  }

  private static String name(int type) {
    OperationType known = OperationType.ofNumber(type);
    return switch (known == null ? OperationType.INVALID : known) {
      case GET -> "get";
      case INSERT -> "insert";
      case DELETE -> "delete";
      case UPDATE -> "update";
      case INSERT_OR_UPDATE -> "insertOrUpdate";
      case REPLACE -> "replace";
      case INCREMENT -> "increment";
      case APPEND -> "append";
      case CHECK_AND_INSERT_UP -> "checkAndInsertUp";
      case PUT -> "put";
      default -> "unknown";
    };
  }

  /** What of a query counts for its pattern. */
  record QueryShape(
      String table, List<String> columns, List<String> rangeColumns, String index, String filter) {
    private String pattern() {
      String start = "query " + orNothing(table) + ' ' + Statements.columns(columns);
      String range = " range:" + Statements.columns(rangeColumns);
      String rest = " index:" + orNothing(index);
      return start + range + rest + (filter.isEmpty() ? END : FilterPattern.of(filter));
    }
  }
}
