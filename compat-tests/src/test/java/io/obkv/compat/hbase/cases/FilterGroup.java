// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.hbase.cases;

import static io.obkv.compat.hbase.cases.Cells.bytes;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.Filter;

/**
 * Cases about filters, which read one table of two regions:
 *
 * <pre>
 * apple    a:color@5=green  a:color@10=red     a:size@10=10  b:price@10=5
 * apricot                   a:color@10=orange  a:size@10=7
 * banana   a:color@5=green  a:color@10=yellow  a:size@10=20  b:price@10=3  b:stock@7=12
 * cherry                    a:color@10=red                   b:price@10=9
 * date                                                       b:price@10=1  b:stock@8=0
 * elder                                        a:size@10=3
 * </pre>
 */
abstract class FilterGroup extends CaseGroup {
  static final byte[] COLOR = bytes("color");
  static final byte[] SIZE = bytes("size");
  static final byte[] PRICE = bytes("price");
  static final byte[] STOCK = bytes("stock");

  static final String APPLE = "apple{a:color=red a:size=10 b:price=5}";
  static final String APRICOT = "apricot{a:color=orange a:size=7}";
  static final String BANANA = "banana{a:color=yellow a:size=20 b:price=3 b:stock=12}";
  static final String CHERRY = "cherry{a:color=red b:price=9}";
  static final String DATE = "date{b:price=1 b:stock=0}";
  static final String ELDER = "elder{a:size=3}";

  private Table fruit;

  FilterGroup(String name) {
    super(name);
  }

  @Override
  void prepare() throws Exception {
    TableName name = TableName.valueOf("obkv_cases_fruit");
    fruit = context().shared(name, () -> makeFruit(name));
  }

  private Table makeFruit(TableName name) throws IOException {
    Table table = create(descriptor(name, family("a", 5), family("b", 5)), bytes("c"));
    table.put(List.of(
        Cells.put(
            bytes("apple"), "a:color@5=green", "a:color@10=red", "a:size@10=10", "b:price@10=5"),
        Cells.put(bytes("apricot"), "a:color@10=orange", "a:size@10=7"),
        Cells.put(
            bytes("banana"),
            "a:color@5=green",
            "a:color@10=yellow",
            "a:size@10=20",
            "b:price@10=3",
            "b:stock@7=12"),
        Cells.put(bytes("cherry"), "a:color@10=red", "b:price@10=9"),
        Cells.put(bytes("date"), "b:price@10=1", "b:stock@8=0"),
        Cells.put(bytes("elder"), "a:size@10=3")));
    return table;
  }

  /** The table of fruit. */
  final Table fruit() {
    return fruit;
  }

  /** What a scan of all fruit by a filter answers. */
  final String filtered(Filter filter) throws IOException {
    return rows(fruit, new Scan().setFilter(filter));
  }

  /** The keys of all fruit that a filter lets through. */
  final String passing(Filter filter) throws IOException {
    return keys(fruit, new Scan().setFilter(filter));
  }

  final String filtered(Scan scan) throws IOException {
    return rows(fruit, scan);
  }

  final String passing(Scan scan) throws IOException {
    return keys(fruit, scan);
  }

  static String lines(String... rows) {
    return String.join(" ", rows);
  }
}
