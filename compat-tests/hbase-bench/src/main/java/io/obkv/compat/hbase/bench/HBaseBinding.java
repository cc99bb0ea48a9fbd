// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.Vector;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import site.ycsb.ByteArrayByteIterator;
import site.ycsb.ByteIterator;
import site.ycsb.DB;
import site.ycsb.DBException;
import site.ycsb.Status;

/**
 * YCSB's records as rows of an HBase table, a field a column. Which cluster, and by which client, is said
 * by {@code hbase-site.xml}. Uses only what HBase's client API has had since version 2.0.
 *
 * <p>Properties: {@code columnfamily}, the family's name; {@code createtable}, whether to make the table
 * where there is none.
 */
public final class HBaseBinding extends DB {
  private static final String FAMILY = "columnfamily";
  private static final String CREATE = "createtable";

  private SharedConnection shared;
  private Table table;
  private byte[] family;

  /** Finds the table, which is made by the first of all threads where that is wanted. */
  @Override
  public void init() throws DBException {
    Properties properties = getProperties();
    String name = properties.getProperty("table", "usertable");
    String familyName = properties.getProperty(FAMILY, "family");
    family = familyName.getBytes(StandardCharsets.UTF_8);
    try {
      shared = SharedConnection.of(properties);
      Connection connection = shared.open();
      if (Boolean.parseBoolean(properties.getProperty(CREATE))) {
        shared.createTable(name, familyName);
      }
      table = connection.getTable(TableName.valueOf(name));
    } catch (IOException e) {
      throw new DBException(e);
    }
  }

  @Override
  public void cleanup() throws DBException {
    try {
      table.close();
      shared.close();
    } catch (IOException e) {
      throw new DBException(e);
    }
  }

  @Override
  public Status read(
      String tableName, String key, Set<String> fields, Map<String, ByteIterator> into) {
    Get get = new Get(bytes(key));
    if (fields == null) {
      get.addFamily(family);
    } else {
      fields.forEach(field -> get.addColumn(family, bytes(field)));
    }
    return done(() -> {
      Result row = table.get(get);
      if (row.isEmpty()) {
        return Status.NOT_FOUND;
      }
      copy(row, into);
      return Status.OK;
    });
  }

  /** {@inheritDoc} Its parameters are those that YCSB declares. */
  @Override
  @SuppressWarnings("NonApiType")
  public Status scan(
      String tableName,
      String startKey,
      int count,
      Set<String> fields,
      Vector<HashMap<String, ByteIterator>> into) {
    Scan scan = new Scan().withStartRow(bytes(startKey)).setLimit(count).setCaching(count);
    if (fields == null) {
      scan.addFamily(family);
    } else {
      fields.forEach(field -> scan.addColumn(family, bytes(field)));
    }
    return done(() -> {
      try (ResultScanner rows = table.getScanner(scan)) {
        Result row = rows.next();
        // A client may pass over the limit of a scan.
        while (row != null && into.size() < count) {
          HashMap<String, ByteIterator> record = new HashMap<>();
          copy(row, record);
          into.add(record);
          row = into.size() < count ? rows.next() : null;
        }
      }
      return Status.OK;
    });
  }

  private static void copy(Result row, Map<String, ByteIterator> into) {
    for (Cell cell : row.rawCells()) {
      into.put(
          new String(
              cell.getQualifierArray(),
              cell.getQualifierOffset(),
              cell.getQualifierLength(),
              StandardCharsets.UTF_8),
          new ByteArrayByteIterator(CellUtil.cloneValue(cell)));
    }
  }

  @Override
  public Status update(String tableName, String key, Map<String, ByteIterator> values) {
    Put put = new Put(bytes(key));
    values.forEach((field, value) -> put.addColumn(family, bytes(field), value.toArray()));
    return done(() -> {
      table.put(put);
      return Status.OK;
    });
  }

  @Override
  public Status insert(String tableName, String key, Map<String, ByteIterator> values) {
    return update(tableName, key, values);
  }

  @Override
  public Status delete(String tableName, String key) {
    return done(() -> {
      table.delete(new Delete(bytes(key)));
      return Status.OK;
    });
  }

  private interface Call {
    Status run() throws IOException;
  }

  /** A failure ends YCSB: figures with failures in them say nothing. */
  private static Status done(Call call) {
    try {
      return call.run();
    } catch (IOException e) {
      throw new IllegalStateException("an operation failed", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
