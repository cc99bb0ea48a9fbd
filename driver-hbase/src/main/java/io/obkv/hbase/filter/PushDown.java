// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.filter;

import io.obkv.hbase.filter.Translation.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.filter.Filter;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.PageFilter;

/**
 * What a server does of a filter's work before the filter itself runs over what the server sends. The
 * filter then gives the same as it would give of everything: what a server leaves out is what the filter
 * would refuse, and nothing that it would remember.
 *
 * @param text a filter for the server; empty for none
 * @param rows that have to be read
 * @param allVersions whether all versions must be read, however few are asked for, as the filter runs before
 *     they are counted
 */
public record PushDown(byte[] text, RowRanges rows, boolean allVersions) {
  /** For a read without a filter. */
  public static final PushDown NOTHING = new PushDown(new byte[0], RowRanges.ALL, false);

  /** For a read that looks at no values. */
  public static final PushDown KEYS_ONLY =
      new PushDown(FilterText.bytes("KeyOnlyFilter(false)"), RowRanges.ALL, false);

  /**
   * Translates a filter for the read of one family.
   *
   * @param filter null for none
   */
  public static PushDown of(Filter filter, FamilyContext family) {
    if (filter == null) {
      return NOTHING;
    }
    List<Translation> members = new ArrayList<>();
    flatten(filter, family, members);
    boolean allVersions = members.stream().anyMatch(Translation::seesVersions);
    if (members.stream().anyMatch(member -> member.is(Effect.SCAN))) {
      return new PushDown(new byte[0], RowRanges.ALL, allVersions);
    }
    RowRanges rows =
        members.stream().map(Translation::rows).reduce(RowRanges.ALL, Translations::and);
    String text = FilterText.all(texts(family.reversed() ? keysOnly(members) : members));
    return new PushDown(text == null ? new byte[0] : FilterText.bytes(text), rows, allVersions);
  }

  /** The most rows that a filter lets pass, where it is a page filter and nothing else; -1 for no limit. */
  public static long rowLimit(Filter filter) {
    return filter != null && filter.getClass() == PageFilter.class
        ? ((PageFilter) filter).getPageSize()
        : -1;
  }

  /** The members of lists all of whose members must pass, in their order. */
  private static void flatten(Filter filter, FamilyContext family, List<Translation> into) {
    if (filter instanceof FilterList list
        && list.getOperator() == FilterList.Operator.MUST_PASS_ALL) {
      list.getFilters().forEach(member -> flatten(member, family, into));
    } else {
      into.add(Translations.of(filter, family));
    }
  }

  /**
   * What is safe to say of a read in descending order: a server that reads backwards and is told to seek, as
   * by a prefix of columns, never ends, and takes memory until it is killed.
   */
  private static List<Translation> keysOnly(List<Translation> members) {
    boolean values = members.stream().anyMatch(Translation::readsValues);
    return values
        ? List.of()
        : members.stream().filter(member -> member.is(Effect.KEYS)).toList();
  }

  /**
   * What the server is told. Members that look at a row's cells as a whole must see all of them, so these
   * are said only without members that choose single cells, and the other way round.
   */
  private static List<String> texts(List<Translation> members) {
    List<String> texts = new ArrayList<>();
    boolean cells = has(members, Effect.CELL);
    boolean wholeRows = has(members, Effect.WHOLE_ROW);
    boolean firstCells = has(members, Effect.FIRST_CELLS);
    boolean values = members.stream().anyMatch(Translation::readsValues);
    boolean counted = false;
    for (Translation member : members) {
      boolean said = switch (member.effect()) {
        case ROW -> !member.rowsSayAll();
        case CELL -> !wholeRows && !firstCells;
        // A page filter counts the rows that the members before it let pass.
        case WHOLE_ROW -> !cells && !firstCells && !counted;
        case FIRST_CELLS -> !cells && !wholeRows && count(members, Effect.FIRST_CELLS) == 1;
        case KEYS -> !values;
        case PAGE, SCAN -> false;
      };
      counted |= member.is(Effect.PAGE);
      if (said && member.text() != null) {
        texts.add(member.text());
      }
    }
    return texts;
  }

  private static boolean has(List<Translation> members, Effect effect) {
    return count(members, effect) > 0;
  }

  private static long count(List<Translation> members, Effect effect) {
    return members.stream().filter(member -> member.is(effect)).count();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PushDown that
        && Arrays.equals(text, that.text)
        && rows.equals(that.rows)
        && allVersions == that.allVersions;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(text) + 31 * rows.hashCode();
  }
}
