// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/** What a table answers, as text. */
final class Answers {
  private static final String FAILURE = "failure ";

  private Answers() {}

  /** A line for each result, or the kind of failure. */
  static List<String> of(Table table, Scan scan) {
    List<String> lines = new ArrayList<>();
    try (ResultScanner scanner = table.getScanner(scan)) {
      for (Result result : scanner) {
        lines.add(line(result));
      }
      return lines;
    } catch (UncheckedIOException e) {
      return List.of(failure(e.getCause()));
    } catch (IOException | RuntimeException e) {
      return List.of(failure(e));
    }
  }

  private static String failure(Exception e) {
    return FAILURE + e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** Whether the answer is that the scan failed. Some of HBase's filters fail where others have left them. */
  static boolean isFailure(List<String> answer) {
    return answer.size() == 1 && answer.get(0).startsWith(FAILURE);
  }

  private static String line(Result result) {
    StringBuilder line = new StringBuilder(Bytes.toStringBinary(result.getRow()));
    for (Cell cell : result.rawCells()) {
      line.append(' ')
          .append(Draw.text(CellUtil.cloneFamily(cell)))
          .append(':')
          .append(Draw.text(CellUtil.cloneQualifier(cell)))
          .append('@')
          .append(cell.getTimestamp())
          .append('=')
          .append(Draw.text(CellUtil.cloneValue(cell)));
    }
    return line.toString();
  }
}
