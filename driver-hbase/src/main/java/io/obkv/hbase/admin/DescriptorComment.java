// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.admin;

import io.obkv.error.ProtocolException;
import io.obkv.hbase.cluster.JsonStrings;
import io.obkv.routing.cluster.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What descriptors say and the server has no place for: it is kept in the COMMENT of every family's table,
 * as JSON, so that all clients see it and SQL shows it. Values that HBase gives by default are left out.
 * Immutable.
 *
 * @param family the family's name as it was given; the name of its table is folded to lower case
 * @param familyValues of the family's descriptor, as {@link Bytes#toStringBinary} writes them
 * @param familyConfiguration of the family's descriptor
 * @param tableValues of the table's descriptor
 */
record DescriptorComment(
    String family,
    Map<String, String> familyValues,
    Map<String, String> familyConfiguration,
    Map<String, String> tableValues) {
  private static final String ROOT = "hbase";

  DescriptorComment {
    familyValues = new TreeMap<>(familyValues);
    familyConfiguration = new TreeMap<>(familyConfiguration);
    tableValues = new TreeMap<>(tableValues);
  }

  static DescriptorComment of(TableDescriptor table, ColumnFamilyDescriptor family) {
    Map<String, String> values = differing(
        family.getValues(),
        ColumnFamilyDescriptorBuilder.newBuilder(family.getName()).build().getValues());
    // These two are in the table's KV_ATTRIBUTES, where the server keeps to them.
    values.remove(ColumnFamilyDescriptorBuilder.TTL);
    values.remove("VERSIONS");
    return new DescriptorComment(
        family.getNameAsString(),
        values,
        family.getConfiguration(),
        differing(
            table.getValues(),
            TableDescriptorBuilder.newBuilder(table.getTableName()).build().getValues()));
  }

  private static Map<String, String> differing(
      Map<Bytes, Bytes> values, Map<Bytes, Bytes> defaults) {
    Map<String, String> differing = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      if (!value.equals(defaults.get(key))) {
        differing.put(binary(key), binary(value));
      }
    });
    return differing;
  }

  private static String binary(Bytes bytes) {
    return Bytes.toStringBinary(bytes.get(), bytes.getOffset(), bytes.getLength());
  }

  /** Reads a comment; one that was written by somebody else says nothing. */
  static DescriptorComment parse(String comment, String familyOfTable) {
    if (comment != null && comment.startsWith("{")) {
      try {
        if (JsonText.parse(comment) instanceof Map<?, ?> root
            && root.get(ROOT) instanceof Map<?, ?> hbase) {
          return new DescriptorComment(
              hbase.get("family") instanceof String name ? name : familyOfTable,
              texts(hbase.get("values")),
              texts(hbase.get("configuration")),
              texts(hbase.get("table")));
        }
      } catch (ProtocolException e) {
        return none(familyOfTable);
      }
    }
    return none(familyOfTable);
  }

  private static DescriptorComment none(String family) {
    return new DescriptorComment(family, Map.of(), Map.of(), Map.of());
  }

  private static Map<String, String> texts(Object object) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (object instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }

  /** The comment's text. */
  String json() {
    return "{" + JsonStrings.quoted(ROOT) + ":{" + JsonStrings.quoted("family") + ":"
        + JsonStrings.quoted(family) + member("values", familyValues)
        + member("configuration", familyConfiguration) + member("table", tableValues) + "}}";
  }

  private static String member(String name, Map<String, String> values) {
    return values.isEmpty()
        ? ""
        : values.entrySet().stream()
            .map(entry ->
                JsonStrings.quoted(entry.getKey()) + ":" + JsonStrings.quoted(entry.getValue()))
            .collect(Collectors.joining(",", "," + JsonStrings.quoted(name) + ":{", "}"));
  }

  /** The family's descriptor, with what the server keeps to. */
  ColumnFamilyDescriptor toFamily(KvAttributes attributes) {
    ColumnFamilyDescriptorBuilder builder =
        ColumnFamilyDescriptorBuilder.newBuilder(Bytes.toBytes(family));
    familyValues.forEach(
        (key, value) -> builder.setValue(Bytes.toBytesBinary(key), Bytes.toBytesBinary(value)));
    familyConfiguration.forEach(builder::setConfiguration);
    return builder
        .setMaxVersions(attributes.maxVersions())
        .setTimeToLive(attributes.timeToLive())
        .build();
  }

  /** Adds the table's values to its descriptor. */
  void addTableValues(TableDescriptorBuilder builder) {
    tableValues.forEach(
        (key, value) -> builder.setValue(Bytes.toBytesBinary(key), Bytes.toBytesBinary(value)));
  }
}
